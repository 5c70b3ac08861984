package org.simpp.card.keystore;

import java.io.IOException;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.card.CardEvent;
import org.simpp.card.CardException;
import org.simpp.card.KeyCard;
import org.simpp.model.Registration;

/**
 * Tells one watcher what changes in a folder, on a thread of its own. The system's notices are
 * taken as a hint to look again, and one look in between makes up for any that got lost.
 */
final class FolderWatch implements Registration, Runnable {
  private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(2);

  private final CardFolder folder;
  private final Consumer<CardEvent> watcher;
  private final Thread thread;
  private final Map<String, Found> known = new TreeMap<>();
  private volatile boolean closed;

  private FolderWatch(CardFolder folder, Consumer<CardEvent> watcher) {
    this.folder = folder;
    this.watcher = watcher;
    this.thread = new Thread(this, "simpp-card-watch");
    thread.setDaemon(true);
  }

  /** Starts; the cards that are there now are known and not told of, damaged ones are told of. */
  static FolderWatch start(CardFolder folder, Consumer<CardEvent> watcher) {
    FolderWatch watch = new FolderWatch(folder, watcher);
    watch.takeStock();
    watch.thread.start();
    return watch;
  }

  @Override
  public void run() {
    known.forEach((name, found) -> damaged(name, found, ""));
    while (!closed) {
      try {
        FileDisk.makeFolder(folder.location());
        try (WatchService service = folder.location().getFileSystem().newWatchService()) {
          WatchKey key =
              folder
                  .location()
                  .register(
                      service,
                      StandardWatchEventKinds.ENTRY_CREATE,
                      StandardWatchEventKinds.ENTRY_MODIFY,
                      StandardWatchEventKinds.ENTRY_DELETE);
          watch(service, key);
        }
      } catch (IOException e) {
        // The folder cannot be watched now: look at it, wait, and try again.
        compare();
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Ends the thread; no event comes afterwards. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    if (Thread.currentThread() != thread) {
      try {
        thread.join(Duration.ofSeconds(5).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void watch(WatchService service, WatchKey key) throws InterruptedException {
    boolean watching = true;
    while (!closed && watching) {
      compare();
      WatchKey signalled = service.poll(LOOK_AT_LEAST_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      if (signalled != null) {
        signalled.pollEvents();
        watching = key.reset();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(LOOK_AT_LEAST_EVERY.toMillis());
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private void takeStock() {
    try {
      known.putAll(folder.scan());
    } catch (CardException e) {
      known.clear();
    }
  }

  private void compare() {
    Map<String, Found> before = new TreeMap<>(known);
    known.clear();
    takeStock();
    before.forEach(
        (name, found) -> {
          if (found.card() != null && card(known.get(name)) == null) {
            tell(new CardEvent.Removed(found.card().identity()));
          }
        });
    known.forEach((name, found) -> appeared(name, found, before.get(name)));
  }

  private void appeared(String name, Found found, @Nullable Found before) {
    if (found.card() != null && card(before) == null) {
      tell(new CardEvent.Inserted(found.card().identity()));
    }
    damaged(name, found, before == null ? "" : before.trouble());
  }

  private void damaged(String name, Found found, String before) {
    if (!found.trouble().isEmpty() && !found.trouble().equals(before)) {
      tell(new CardEvent.Damaged(name, found.trouble()));
    }
  }

  private static @Nullable KeyCard card(@Nullable Found found) {
    return found == null ? null : found.card();
  }

  private void tell(CardEvent event) {
    if (closed) {
      return;
    }
    try {
      watcher.accept(event);
    } catch (RuntimeException e) {
      // One event that a watcher fails on must not cost it all that follow.
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}
