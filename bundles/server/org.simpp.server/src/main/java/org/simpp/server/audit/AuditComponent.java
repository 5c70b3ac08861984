package org.simpp.server.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.simpp.server.AdministrationException;
import org.simpp.server.AuditLog;
import org.simpp.server.administration.Audit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's one trail: {@code audit} in the data folder, its key and head in {@code keys}. */
@Component(
    service = {AuditLog.class, AuditComponent.class},
    immediate = true)
public final class AuditComponent implements AuditLog {
  private static final Logger log = LoggerFactory.getLogger(AuditComponent.class);

  private final AuditTrail trail;
  private final Audit audit;

  /**
   * @throws IOException if the trail cannot be written; without it the server does not start
   */
  @Activate
  public AuditComponent(BundleContext context) throws IOException {
    String base = context.getProperty("karaf.base");
    Path home = Path.of(base == null ? "" : base);
    try {
      trail = AuditTrail.open(home.resolve("audit"), home.resolve("keys"), Clock.systemUTC());
    } catch (IOException e) {
      log.error("the audit trail cannot be written, the server waits for it: {}", e.getMessage());
      throw e;
    }
    audit = new Audit(trail);
  }

  /** For those who note changes. */
  public Audit audit() {
    return audit;
  }

  @Override
  public void noteCommand(String who, String command) {
    audit.noteGiven(who, "command", command);
  }

  @Override
  public <T> T change(String who, String what, String on, Change<T> change)
      throws AdministrationException {
    return audit.change(who, what, on, change::make);
  }

  @Override
  public List<Entry> tail(int lines) throws AdministrationException {
    if (lines < 1 || lines > MAX_LINES) {
      throw new AdministrationException("lines: 1 to " + MAX_LINES);
    }
    try {
      return trail.tail(lines);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public Verdict verify(@Nullable Head known) throws AdministrationException {
    try {
      return trail.verify(known);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static AdministrationException unreadable(IOException e) {
    return new AdministrationException("the audit trail cannot be read: " + e.getMessage(), e);
  }
}
