package org.simpp.server.shell.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says on the standard error what the server waits for, if its parts have not come together after a
 * while, or soon when one of them has failed for good, and leaves that in the file {@code failed}
 * of the data folder, for whoever started it.
 *
 * <p>It asks for nothing of the server, so that it is there when the server is not.
 */
@Component(
    service = {},
    immediate = true)
public final class StartWatch {
  private static final Logger log = LoggerFactory.getLogger(StartWatch.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(500);

  /** A part may fail while others come and go about it, and be activated again. */
  private static final int FAILED_FOR_GOOD = 4;

  private final ServiceComponentRuntime components;
  private final Path dataFolder;
  private final Thread watcher;

  @Activate
  public StartWatch(@Reference ServiceComponentRuntime components, BundleContext context) {
    this.components = components;
    String data = context.getProperty("karaf.data");
    this.dataFolder = Path.of(data == null ? "" : data);
    this.watcher = new Thread(this::watch, "simpp-start-watch");
    watcher.setDaemon(true);
    watcher.start();
  }

  @Deactivate
  void deactivate() {
    watcher.interrupt();
  }

  private void watch() {
    List<String> missing;
    try {
      missing = awaitMissing();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    if (!missing.isEmpty() && !Files.exists(dataFolder.resolve("ready"))) {
      String message = "not ready: " + String.join("; ", missing);
      System.err.println(message);
      leave(message);
    }
  }

  /** What keeps on failing, or all that is missing when the time is over. */
  private List<String> awaitMissing() throws InterruptedException {
    int seenFailed = 0;
    for (long left = PATIENCE.dividedBy(POLL); left > 0; left--) {
      Thread.sleep(POLL.toMillis());
      List<String> failed = MissingParts.failed(components);
      seenFailed = failed.isEmpty() ? 0 : seenFailed + 1;
      if (seenFailed == FAILED_FOR_GOOD) {
        return failed;
      }
    }
    return MissingParts.of(components);
  }

  private void leave(String message) {
    try {
      Files.writeString(dataFolder.resolve("failed"), message + "\n");
    } catch (IOException unwritable) {
      log.warn("the file failed could not be written to {}", dataFolder, unwritable);
    }
  }
}
