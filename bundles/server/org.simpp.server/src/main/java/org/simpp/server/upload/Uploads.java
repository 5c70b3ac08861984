package org.simpp.server.upload;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.simpp.model.Jid;
import org.simpp.server.feature.Feature;
import org.simpp.server.lane.WorkThreads;
import org.simpp.server.settings.ServerSettings;
import org.simpp.server.statistics.Readings;
import org.simpp.transport.WebService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The upload service (XEP-0363): slots over XMPP, files over HTTP, and the end of each. Files are
 * kept in a folder, never in the database and never in memory.
 */
public final class Uploads implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Uploads.class);
  private static final long SWEEP_MINUTES = 10;

  private final UploadFolder folder;
  private final Allowances allowances = new Allowances();
  private final UploadPages pages;
  private final SlotRequests requests;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "simpp-uploads");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean isCounted;

  /**
   * @param folder where they are kept; made when it is needed
   * @param terms as they are now
   * @param address where clients reach the server over HTTP; empty for nowhere
   * @param threads that read and write
   */
  public Uploads(
      Path folder,
      Supplier<ServerSettings.Uploads> terms,
      Supplier<Optional<URI>> address,
      WorkThreads threads,
      Clock clock) {
    this.folder = new UploadFolder(folder);
    this.clock = clock;
    pages = new UploadPages(this.folder, threads, clock);
    requests =
        new SlotRequests(
            new SlotRequests.Surroundings(
                this.folder, allowances, terms, address, () -> isCounted, clock));
  }

  /** Counts what there is, and from then on removes what has expired. Returns at once. */
  public void begin() {
    timer.execute(this::count);
    var unused =
        timer.scheduleWithFixedDelay(this::sweep, SWEEP_MINUTES, SWEEP_MINUTES, TimeUnit.MINUTES);
  }

  /** Its part in XMPP. */
  public Feature feature() {
    return requests;
  }

  /** Its part in HTTP. */
  public WebService pages() {
    return pages;
  }

  /** Counts what an earlier run has left. Blocks. */
  void count() {
    try {
      allowances.clear();
      folder.visit(clock.instant(), allowances::add);
      isCounted = true;
    } catch (IOException | RuntimeException e) {
      log.error("the uploaded files cannot be counted; no slots are given", e);
    }
  }

  /** Removes what has expired, and uploads that did not come to their end. Blocks. */
  void sweep() {
    if (!isCounted) {
      count();
      return;
    }
    Instant now = clock.instant();
    remove(slot -> !now.isBefore(slot.expires()) || isGivenUp(slot, now));
    allowances.tidy(now);
  }

  /** Removes what {@code account} has uploaded. Returns at once. */
  public void forget(Jid account) {
    timer.execute(() -> remove(slot -> slot.account().equals(account)));
  }

  /** Decides on a slot. */
  @FunctionalInterface
  private interface Choice {
    boolean of(Slot slot) throws IOException;
  }

  private void remove(Choice choice) {
    try {
      folder.visit(
          clock.instant(),
          slot -> {
            if (choice.of(slot)) {
              folder.remove(slot);
              allowances.remove(slot);
            }
          });
    } catch (IOException | RuntimeException e) {
      log.error("uploaded files cannot be removed; it is tried again", e);
    }
  }

  private boolean isGivenUp(Slot slot, Instant now) throws IOException {
    return !folder.isComplete(slot) && !pages.isOpen(slot, now);
  }

  /** What it has counted. */
  public void read(Readings into) {
    into.gauge("simpp_uploads", "Uploaded files, and slots for such.", allowances.files());
    into.gauge("simpp_upload_bytes", "What they take of the disk.", allowances.bytes());
    String help = "Bytes of uploaded files that have passed over HTTP.";
    into.counter(
        "simpp_upload_transferred_bytes", help, Map.of("direction", "in"), pages.received());
    into.counter("simpp_upload_transferred_bytes", help, Map.of("direction", "out"), pages.sent());
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
