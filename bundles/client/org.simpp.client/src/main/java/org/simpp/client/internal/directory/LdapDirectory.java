package org.simpp.client.internal.directory;

import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.directory.Found;
import org.simpp.client.directory.Level;
import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.directory.Unit;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Preferences;
import org.simpp.model.SecretBytes;

/** Asks an LDAP server, on two threads of its own. */
final class LdapDirectory implements PeopleDirectory, AutoCloseable {
  private static final int THREADS = 2;
  private static final int WAITING = 32;

  /** Without a question the connection is closed, and the threads end. */
  private static final Duration REST = Duration.ofMinutes(1);

  private final Preferences preferences;
  private final Password password = new Password();
  private final LdapLine line;
  private final LdapSearch search;
  private final AtomicReference<@Nullable Inquiry> searching = new AtomicReference<>();
  private final ThreadPoolExecutor workers;

  /**
   * @param patience how long each step of connecting may take, and each answer
   */
  LdapDirectory(Preferences preferences, Duration patience) {
    this.preferences = preferences;
    this.line = new LdapLine(password, patience, REST);
    this.search = new LdapSearch(line, patience);
    this.workers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            REST.toSeconds(),
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            work -> {
              Thread made = new Thread(work, "directory");
              made.setDaemon(true);
              return made;
            });
    workers.allowCoreThreadTimeOut(true);
  }

  @Override
  public Optional<Unit> organisation() {
    return Place.of(preferences).map(place -> Reading.unit(place.base()));
  }

  @Override
  public boolean isEnough(String query) {
    return Query.isEnough(Query.words(query));
  }

  @Override
  public CompletionStage<Found> find(String query, int limit) {
    if (limit < 1 || limit > MAX_FOUND) {
      throw new IllegalArgumentException("a search finds 1 to " + MAX_FOUND + " people");
    }
    Inquiry inquiry = new Inquiry(limit);
    Inquiry before = searching.getAndSet(inquiry);
    if (before != null) {
      before.giveUp();
    }
    List<String> words = Query.words(query);
    return words.isEmpty()
        ? CompletableFuture.completedStage(new Found(List.of(), true))
        : elsewhere(place -> search.find(inquiry, place, words, limit));
  }

  @Override
  public CompletionStage<Level> open(Unit unit) {
    return elsewhere(place -> search.open(new Inquiry(MAX_LEVEL), place, unit));
  }

  @Override
  public void use(SecretBytes given) {
    password.use(given);
    line.outdate();
  }

  @Override
  public boolean isPasswordKnown() {
    return password.isKnown();
  }

  /** Who waits for an answer waits no more. */
  @Override
  public void close() {
    workers.shutdownNow();
    line.close();
    password.close();
  }

  /** Something that waits for the directory. */
  private interface Work<T> {
    T in(Place place) throws LDAPException, ClientException;
  }

  private <T> CompletionStage<T> elsewhere(Work<T> work) {
    CompletableFuture<T> made = new CompletableFuture<>();
    Place place = Place.of(preferences).orElse(null);
    if (place == null || place.base().isEmpty()) {
      String missing =
          (place == null ? KnownSettings.DIRECTORY_SERVER : KnownSettings.DIRECTORY_BASE).name();
      made.completeExceptionally(LdapTroubles.misset(missing, "is not set"));
      return made;
    }
    try {
      workers.execute(() -> complete(made, work, place));
    } catch (RejectedExecutionException e) {
      made.completeExceptionally(LdapTroubles.silent(place));
    }
    return made;
  }

  private static <T> void complete(CompletableFuture<T> made, Work<T> work, Place place) {
    try {
      made.complete(work.in(place));
    } catch (LDAPException e) {
      made.completeExceptionally(LdapTroubles.of(e, place));
    } catch (ClientException | CancellationException e) {
      made.completeExceptionally(e);
    } catch (RuntimeException e) {
      made.completeExceptionally(LdapTroubles.unforeseen(e));
    }
  }
}
