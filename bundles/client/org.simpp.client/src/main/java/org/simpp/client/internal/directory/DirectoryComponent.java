package org.simpp.client.internal.directory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.simpp.client.directory.Found;
import org.simpp.client.directory.Level;
import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.directory.Unit;
import org.simpp.client.settings.Preferences;
import org.simpp.model.SecretBytes;

/** Asks the directory that is set on this computer. */
@Component(service = PeopleDirectory.class)
public final class DirectoryComponent implements PeopleDirectory {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final LdapDirectory directory;

  @Activate
  public DirectoryComponent(@Reference Preferences preferences) {
    directory = new LdapDirectory(preferences, PATIENCE);
  }

  @Deactivate
  void close() {
    directory.close();
  }

  @Override
  public Optional<Unit> organisation() {
    return directory.organisation();
  }

  @Override
  public boolean isEnough(String query) {
    return directory.isEnough(query);
  }

  @Override
  public CompletionStage<Found> find(String query, int limit) {
    return directory.find(query, limit);
  }

  @Override
  public CompletionStage<Level> open(Unit unit) {
    return directory.open(unit);
  }

  @Override
  public void use(SecretBytes password) {
    directory.use(password);
  }

  @Override
  public boolean isPasswordKnown() {
    return directory.isPasswordKnown();
  }
}
