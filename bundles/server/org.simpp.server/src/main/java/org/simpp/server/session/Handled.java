package org.simpp.server.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.simpp.transport.Link;
import org.simpp.xmpp.streammanagement.StanzaCount;

/**
 * How many of a client's stanzas the server has handled, in the order in which they came (XEP-0198,
 * section 4): one counts when all before it count and it has been dealt with, durably where it is
 * kept. Safe for use by many threads.
 */
public final class Handled {
  /** One stanza under way, and what waits for it. */
  private static final class Step {
    private final List<Consumer<StanzaCount>> followers = new ArrayList<>(0);
    private @Nullable Consumer<StanzaCount> question;
    private boolean isDone;
  }

  private final Deque<Step> underWay = new ArrayDeque<>();
  private Link link;
  private StanzaCount count = StanzaCount.ZERO;

  /** Counts from now on what comes over {@code link}. */
  public Handled(Link link) {
    this.link = link;
  }

  /**
   * A stanza has come over {@code from}; nothing is done where another link has taken its place.
   *
   * @param handling begins to deal with it; it counts when that has ended, in whatever way
   */
  public void received(Link from, Supplier<CompletionStage<Void>> handling) {
    Step step = new Step();
    synchronized (this) {
      if (link != from) {
        return;
      }
      underWay.add(step);
    }
    handling.get().whenComplete((nothing, failure) -> done(step));
  }

  /**
   * Takes nothing any more but what comes over {@code next}.
   *
   * @param ready told how many count when all that came before do
   */
  public void moveTo(Link next, Consumer<StanzaCount> ready) {
    StanzaCount now;
    synchronized (this) {
      link = next;
      Step last = underWay.peekLast();
      if (last != null) {
        last.followers.add(ready);
        return;
      }
      now = count;
    }
    ready.accept(now);
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
      now = count;
    }
    answer.accept(now);
  }

  private void done(Step step) {
    List<Runnable> answers = new ArrayList<>(0);
    synchronized (this) {
      step.isDone = true;
      for (Step next = underWay.peek(); next != null && next.isDone; next = underWay.peek()) {
        underWay.remove();
        count = count.next();
        StanzaCount now = count;
        Optional.ofNullable(next.question).ifPresent(one -> answers.add(() -> one.accept(now)));
        next.followers.forEach(one -> answers.add(() -> one.accept(now)));
      }
    }
    answers.forEach(Runnable::run);
  }
}
