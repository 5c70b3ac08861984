package org.simpp.card.keystore;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.simpp.card.CardEvent;
import org.simpp.card.CardException;
import org.simpp.card.CardReader;
import org.simpp.card.KeyCard;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.model.Registration;
import org.simpp.model.SecretBytes;

/** The reader of software cards: a folder. */
@Component(
    service = CardReader.class,
    configurationPid = "org.simpp.card.keystore",
    property = CardReader.TECHNOLOGY + "=keystore")
@Designate(ocd = KeystoreReader.Settings.class)
public final class KeystoreReader implements CardReader {
  private final CardFolder folder;
  private final Set<Registration> watches = ConcurrentHashMap.newKeySet();

  /** What an administrator may set. */
  @ObjectClassDefinition(name = "SIMPP software cards")
  public @interface Settings {
    @AttributeDefinition(
        name = "Folder",
        description =
            "Absolute path of the folder of cards; empty: the folder cards in the workspace.")
    String directory() default "";
  }

  @Activate
  public KeystoreReader(Settings settings, BundleContext context) {
    this(new CardFolder(location(settings.directory(), context)));
  }

  KeystoreReader(CardFolder folder) {
    this.folder = folder;
  }

  /** The cards in {@code folder}, without a framework. */
  public static KeystoreReader in(Path folder) {
    return new KeystoreReader(new CardFolder(folder.toAbsolutePath()));
  }

  @Deactivate
  void close() {
    watches.forEach(Registration::close);
    folder.close();
  }

  @Override
  public String name() {
    return "software cards in " + folder.location();
  }

  @Override
  public List<KeyCard> cards() throws CardException {
    return folder.cards();
  }

  @Override
  public List<CardEvent.Damaged> damaged() throws CardException {
    return folder.damaged();
  }

  @Override
  public KeyCard personalise(
      String holder, SecretBytes pin, Set<Curve> curves, CipherSuite suite, Randomness randomness)
      throws CardException {
    Map<Curve, SecretBytes> keys = new EnumMap<>(Curve.class);
    try {
      for (Curve curve : curves) {
        keys.put(curve, CardCurve.of(curve).generate(randomness));
      }
      return folder.make(holder, pin, keys);
    } finally {
      keys.values().forEach(SecretBytes::close);
    }
  }

  @Override
  public KeyCard personaliseWithKeys(
      String holder, SecretBytes pin, Map<Curve, SecretBytes> keys, CipherSuite suite)
      throws CardException {
    return folder.make(holder, pin, keys);
  }

  @Override
  public Registration watch(Consumer<CardEvent> watcher) {
    FolderWatch watch = FolderWatch.start(folder, watcher);
    watches.add(watch);
    return () -> {
      watches.remove(watch);
      watch.close();
    };
  }

  private static Path location(String configured, BundleContext context) {
    if (!configured.isBlank()) {
      Path path = Path.of(configured.strip());
      if (!path.isAbsolute()) {
        throw new IllegalArgumentException(
            "org.simpp.card.keystore: directory must be an absolute path, not " + configured);
      }
      return path;
    }
    String workspace = context.getProperty("osgi.instance.area");
    if (workspace == null || !workspace.startsWith("file:")) {
      throw new IllegalArgumentException(
          "org.simpp.card.keystore: directory is not set and there is no workspace; set it");
    }
    // The framework writes spaces of the path as they are.
    return Path.of(URI.create(workspace.replace(" ", "%20"))).resolve("cards");
  }
}
