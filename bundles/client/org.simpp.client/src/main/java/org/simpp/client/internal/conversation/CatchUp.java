package org.simpp.client.internal.conversation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;
import org.simpp.client.history.Gap.Cause;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.stream.Line;
import org.simpp.client.internal.stream.Wire;
import org.simpp.model.Jid;
import org.simpp.model.Registration;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.archive.ArchivedMessage;
import org.simpp.xmpp.rsm.PageRequest;

/**
 * Takes in what this account's archive at its server has and this history does not (XEP-0313): page
 * after page behind the last known message, when a session begins and now and then while it lasts,
 * since other devices write too. Where the archive cannot bring everything, a gap is kept. On the
 * loop only.
 */
final class CatchUp {
  /** Pages that are taken in at once. */
  static final int MAX_PAGES = 50;

  /** So long what is new waits for what is older. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration INTERVAL = Duration.ofMinutes(10);
  private static final Set<String> NO_ARCHIVE =
      Set.of("service-unavailable", "feature-not-implemented");
  private static final PageRequest NEWEST = new PageRequest(1, null, "", false);

  private final Loop loop;
  private final Wire wire;
  private final History history;
  private final ArchivedMessages messages;
  private final Gaps gaps;
  private final Consumer<Exception> failed;
  private final ArchivePages pages = new ArchivePages();
  private @Nullable CompletableFuture<Void> running;
  private @Nullable Registration timer;
  private boolean wasInterrupted;

  /**
   * @param changed told when there are other gaps
   * @param failed told when the history cannot be used
   */
  CatchUp(
      Loop loop,
      Wire wire,
      History history,
      Clock clock,
      ArchivedMessages messages,
      Runnable changed,
      Consumer<Exception> failed) {
    this.loop = loop;
    this.wire = wire;
    this.history = history;
    this.messages = messages;
    this.gaps = new Gaps(history, clock, changed);
    this.failed = failed;
  }

  /** A session begins. Completes when everything is here, or comes too slowly to be waited for. */
  CompletionStage<Void> begin(Line line) {
    CompletableFuture<Void> waited = new CompletableFuture<>();
    Registration patience = loop.after(PATIENCE, () -> waited.complete(null));
    run(line)
        .whenComplete(
            (done, failure) -> {
              patience.close();
              waited.complete(null);
            });
    return waited;
  }

  /** Somebody wants it to be tried again. */
  CompletionStage<Void> again() throws ClientException {
    return run(wire.require());
  }

  /** The session was cut and goes on: what was interrupted is asked for again. */
  void goOn() {
    if (wasInterrupted) {
      wire.line().ifPresent(this::run);
    }
  }

  void offline() {
    cancelTimer();
  }

  List<org.simpp.client.Gap> gaps(Jid contact) throws HistoryException {
    return gaps.of(contact);
  }

  /** Whether the message is the archive's, or what the archive has brought already. */
  boolean received(Line line, Stanza message, List<Element> children) {
    return pages.received(line, message, children) || messages.isRepeated(line, children);
  }

  private CompletionStage<Void> run(Line line) {
    CompletableFuture<Void> before = running;
    if (before != null) {
      return before;
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    running = done;
    wasInterrupted = false;
    cancelTimer();
    step(() -> start(line));
    return done;
  }

  /** Behind the last known message; a history that is empty begins with what comes from now on. */
  private void start(Line line) throws HistoryException {
    Optional<String> mark = history.archived();
    if (mark.isPresent() || !history.conversations().isEmpty()) {
      ask(line, mark.orElse(""), 0);
      return;
    }
    pages
        .ask(line, NEWEST)
        .whenComplete(
            (page, failure) ->
                step(
                    () -> {
                      if (failure == null) {
                        beginAfter(page.fin().page().last());
                      } else {
                        refused(line, "", 0, failure);
                      }
                    }));
  }

  private void beginAfter(@Nullable String newest) throws HistoryException {
    if (newest != null) {
      gaps.add(Cause.BEGINNING);
    }
    history.keepArchived(newest == null ? "" : newest);
    end(true);
  }

  private void ask(Line line, String after, int number) {
    PageRequest request =
        new PageRequest(ArchivePages.SIZE, after.isEmpty() ? null : after, null, false);
    pages
        .ask(line, request)
        .whenComplete(
            (page, failure) ->
                step(
                    () -> {
                      if (failure == null) {
                        took(line, after, number, page);
                      } else {
                        refused(line, after, number, failure);
                      }
                    }));
  }

  private void took(Line line, String after, int number, ArchivePages.Page page)
      throws HistoryException {
    for (ArchivedMessage message : page.messages()) {
      messages.take(line, message);
    }
    String last = page.fin().page().last();
    if (last != null) {
      history.keepArchived(last);
    }
    if (page.fin().isComplete()) {
      gaps.close();
      end(true);
    } else if (last == null || last.equals(after)) {
      // It says that there is more and does not bring it
      away();
    } else if (number + 1 >= MAX_PAGES) {
      gaps.close();
      gaps.add(Cause.LIMIT);
      end(true);
    } else {
      ask(line, last, number + 1);
    }
  }

  private void refused(Line line, String after, int number, Throwable failure)
      throws HistoryException {
    Trouble trouble =
        Loop.unwrapped(failure) instanceof ClientException known
            ? known.trouble()
            : Trouble.of(Trouble.Cause.UNFORESEEN, failure.toString());
    boolean isRefused = trouble.cause() == Trouble.Cause.REQUEST_REFUSED;
    String condition = isRefused ? trouble.parameters().get(0) : "";
    if (condition.equals("item-not-found") && !after.isEmpty() && number + 1 < MAX_PAGES) {
      gaps.add(Cause.FORGOTTEN);
      history.keepArchived("");
      ask(line, "", number + 1);
    } else if (NO_ARCHIVE.contains(condition)) {
      end(true);
    } else if (wire.line().isEmpty() || trouble.cause() == Trouble.Cause.NOT_CONNECTED) {
      end(false);
    } else {
      away();
    }
  }

  /** It is asked again later. */
  private void away() throws HistoryException {
    gaps.add(Cause.AWAY);
    end(true);
  }

  /**
   * @param isAnswered whether the archive has answered, be it with a refusal
   */
  private void end(boolean isAnswered) {
    wasInterrupted = !isAnswered;
    CompletableFuture<Void> done = running;
    running = null;
    cancelTimer();
    if (wire.line().isPresent()) {
      timer = loop.after(INTERVAL, () -> wire.line().ifPresent(this::run));
    }
    if (done != null) {
      done.complete(null);
    }
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.close();
      timer = null;
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws HistoryException;
  }

  private void step(Step step) {
    try {
      step.run();
    } catch (HistoryException e) {
      failed.accept(e);
      end(false);
    }
  }
}
