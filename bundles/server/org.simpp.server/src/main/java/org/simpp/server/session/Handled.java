package org.simpp.server.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.simpp.transport.Link;
import org.simpp.xmpp.streammanagement.StanzaCount;

/**
 * How many of a client's stanzas the server has handled, in the order in which they came (XEP-0198,
 * section 4): one counts when all before it count and it has been dealt with, durably where that is
 * kept. One that comes again over the link that resumes a session, and was dealt with, is not dealt
 * with again. Safe for use by many threads.
 */
public final class Handled {
  /** One stanza under way, and what waits for it. */
  private static final class Step {
    private final long number;
    private @Nullable Consumer<StanzaCount> question;
    private boolean counts;

    Step(long number) {
      this.number = number;
    }
  }

  private final Deque<Step> underWay = new ArrayDeque<>();
  private final List<Consumer<StanzaCount>> movers = new ArrayList<>(0);
  private final Session session;
  private final @Nullable Chronicle chronicle;
  private Link link;
  private long count;
  private long received;
  private int open;

  /**
   * Counts from now on what comes over {@code link}.
   *
   * @param chronicle of a session that can be resumed; it may have been begun by an earlier run
   */
  public Handled(Session session, Link link, @Nullable Chronicle chronicle) {
    this.session = session;
    this.link = link;
    this.chronicle = chronicle;
    this.count = chronicle == null ? 0 : chronicle.handled();
    this.received = count;
  }

  /**
   * A stanza has come over {@code from}; nothing is done where another link has taken its place.
   *
   * @param work begins to deal with it; it counts when that has ended, in whatever way, and what it
   *     led to is durable
   */
  public void received(Link from, Function<Handling, CompletionStage<Void>> work) {
    Step step;
    synchronized (this) {
      if (link != from) {
        return;
      }
      received++;
      open++;
      step = new Step(received);
      underWay.add(step);
    }
    Chronicle written = chronicle;
    if (written == null) {
      CountedHandling handling = new CountedHandling();
      work.apply(handling)
          .whenComplete(
              (nothing, failure) ->
                  handling.end().whenComplete((done, refused) -> ended(step, refused == null)));
    } else if (written.isHandled(step.number)) {
      ended(step, true);
    } else {
      write(written, step, work);
    }
  }

  private void write(Chronicle written, Step step, Function<Handling, CompletionStage<Void>> work) {
    WrittenHandling handling =
        new WrittenHandling(written.ledger(), written.origin('i', step.number), false);
    work.apply(handling)
        .whenComplete(
            (nothing, failure) ->
                handling
                    .end(
                        page -> {
                          written.handled(page, step.number);
                          written.describe(page, session);
                        })
                    .whenComplete((done, refused) -> ended(step, refused == null)));
  }

  /**
   * Takes nothing any more but what comes over {@code next}.
   *
   * @param ready told how many count when all that came before have been dealt with
   */
  public void moveTo(Link next, Consumer<StanzaCount> ready) {
    synchronized (this) {
      link = next;
      if (open > 0) {
        movers.add(ready);
        return;
      }
      begin();
    }
    ready.accept(counted());
  }

  /**
   * Answers how many count as soon as all that have come so far do; a question that waits is
   * forgotten for another one right behind it.
   */
  public void ask(Consumer<StanzaCount> answer) {
    StanzaCount now;
    synchronized (this) {
      Step last = underWay.peekLast();
      if (last != null) {
        last.question = answer;
        return;
      }
      now = counted();
    }
    answer.accept(now);
  }

  /** What could not be written down does not count, and the client is to send it again. */
  private void ended(Step step, boolean counts) {
    List<Runnable> answers = new ArrayList<>(0);
    synchronized (this) {
      open--;
      step.counts = counts;
      for (Step next = underWay.peek(); next != null && next.counts; next = underWay.peek()) {
        underWay.remove();
        count = next.number;
        StanzaCount now = counted();
        Optional.ofNullable(next.question).ifPresent(one -> answers.add(() -> one.accept(now)));
      }
      if (open == 0 && !movers.isEmpty()) {
        begin();
        StanzaCount now = counted();
        List.copyOf(movers).forEach(one -> answers.add(() -> one.accept(now)));
        movers.clear();
      }
    }
    answers.forEach(Runnable::run);
    if (!counts) {
      session.pause("what it sent cannot be kept; try again later");
    }
  }

  /** The client sends again what does not count. */
  private void begin() {
    underWay.clear();
    received = count;
  }

  private synchronized StanzaCount counted() {
    return StanzaCount.ZERO.plus(count);
  }
}
