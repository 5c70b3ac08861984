package org.simpp.store.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.simpp.store.SessionJournal;
import org.simpp.store.StoreException;

/** The session journal as a service; its file is opened by whoever uses it. */
@Component(
    service = SessionJournal.class,
    configurationPid = "org.simpp.store.journal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = JournalConfiguration.class)
public final class ArtemisSessionJournal implements SessionJournal {
  private static final long MEGABYTE = 1L << 20;

  private final Path folder;
  private final boolean sync;
  private final long maxBytes;
  private volatile @Nullable GroupCommits commits;

  /**
   * @throws IllegalArgumentException if a value is refused
   */
  @Activate
  public ArtemisSessionJournal(JournalConfiguration configuration) {
    this(
        Path.of(configuration.directory()),
        isDisk(configuration.durability()),
        configuration.maxMegabytes() * MEGABYTE);
  }

  ArtemisSessionJournal(Path folder, boolean sync, long maxBytes) {
    this.folder = folder;
    this.sync = sync;
    this.maxBytes = maxBytes;
  }

  private static boolean isDisk(String durability) {
    return switch (durability) {
      case "disk" -> true;
      case "system" -> false;
      default ->
          throw new IllegalArgumentException(
              "org.simpp.store.journal.cfg: durability is disk or system, not " + durability);
    };
  }

  @Override
  public synchronized List<Entry> open() throws StoreException {
    if (commits != null) {
      throw new IllegalStateException("the session journal is open already");
    }
    GroupCommits opened = GroupCommits.open(folder, sync, maxBytes);
    commits = opened;
    return opened.atStart();
  }

  @Override
  public CompletionStage<Void> append(Group group) {
    GroupCommits open = commits;
    return open == null
        ? CompletableFuture.failedFuture(
            new StoreException(
                StoreException.Reason.UNAVAILABLE, "the session journal is not open"))
        : open.append(group);
  }

  @Override
  public Optional<String> outage() {
    GroupCommits open = commits;
    return open == null ? Optional.empty() : open.outage();
  }

  @Override
  @Deactivate
  public synchronized void close() {
    GroupCommits open = commits;
    commits = null;
    if (open != null) {
      open.close();
    }
  }
}
