package org.simpp.transport.smack;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.Resumption;
import org.simpp.transport.Resumption.Sent;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.transport.TransportException.Reason;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.streammanagement.StanzaCount;
import org.simpp.xmpp.streammanagement.StreamManagement;

/**
 * Stream management of one link (XEP-0198): counts what comes, keeps what leaves until the server
 * has acknowledged it, and goes on with what an earlier link has left. Safe for use by many
 * threads; stages complete outside the lock, the oldest first.
 */
final class Management {
  /** Where words go, and who deals with what comes. */
  interface Surroundings {
    /** Sends an element; never blocks. */
    void write(Bytes xml);

    /** Runs {@code then} when everything that has come before is dealt with. */
    void whenHandled(Runnable then);
  }

  private enum Stage {
    /** Nobody counts. */
    OFF,
    /** The server is asked to go on with an earlier session. */
    RESUMING,
    /** The server is asked to begin. */
    ENABLING,
    /** Both sides count. */
    ON,
    /** The link is closed; what is sent belongs to the next one. */
    CUT,
    /** Nothing is taken any more. */
    OVER
  }

  private final Surroundings surroundings;
  private final List<CompletableFuture<Void>> checks = new ArrayList<>();
  private Stage stage = Stage.OFF;
  private @Nullable Resumption earlier;
  private @Nullable Jid wanted;
  private @Nullable Jid resumed;
  private @Nullable Counts counts;
  private @Nullable StanzaCount handledBefore;
  private boolean isLeaving;

  Management(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What the login is to go on with belongs to this link from now on. */
  synchronized void takeOver(@Nullable Resumption left) {
    earlier = left;
  }

  /** Asks to go on with the earlier session; false where there is none. */
  synchronized boolean resume() {
    if (earlier == null) {
      return false;
    }
    stage = Stage.RESUMING;
    say(new StreamManagement.Resume(earlier.id(), new StanzaCount(earlier.received())));
    return true;
  }

  /** Asks for a session at {@code bound} that can be gone on with, unless there is one. */
  synchronized void enable(Jid bound) {
    if (stage == Stage.OFF) {
      wanted = bound;
      stage = Stage.ENABLING;
      say(new StreamManagement.Enable(true));
    }
  }

  /** Whether the server has answered what was asked last. */
  synchronized boolean isAnswered() {
    return stage != Stage.RESUMING && stage != Stage.ENABLING;
  }

  /** The address of the session that goes on; empty where none does. */
  synchronized Optional<Jid> resumed() {
    return Optional.ofNullable(resumed);
  }

  /** Whether both sides count. */
  synchronized boolean isOn() {
    return stage == Stage.ON;
  }

  /** How much the server had taken of a session that does not go on; null where it is not said. */
  synchronized @Nullable Long handledBefore() {
    return handledBefore == null ? null : handledBefore.value();
  }

  /**
   * Sends {@code stanza} and keeps it; empty where nobody counts.
   *
   * @return completes when it is acknowledged
   */
  synchronized Optional<CompletionStage<Void>> send(Stanza stanza) {
    if (counts == null || (stage != Stage.ON && stage != Stage.CUT)) {
      return Optional.empty();
    }
    Sent one = new Sent(stanza, new CompletableFuture<>());
    if (!counts.backlog().add(one)) {
      one.acknowledged()
          .completeExceptionally(
              new TransportException(
                  Reason.TIMEOUT, "the server acknowledges nothing; too much waits for it"));
    } else if (stage == Stage.ON) {
      surroundings.write(StanzaCodec.encode(stanza));
      ask(counts.backlog().asks());
    }
    return Optional.of(one.acknowledged().minimalCompletionStage());
  }

  /** Asks whether the server is there. */
  synchronized CompletionStage<Void> check() {
    if (stage == Stage.OFF) {
      throw new IllegalStateException("the server does not acknowledge on this link");
    }
    CompletableFuture<Void> answer = new CompletableFuture<>();
    if (stage == Stage.ON) {
      checks.add(answer);
      ask(true);
    } else {
      answer.completeExceptionally(closed());
    }
    return answer.minimalCompletionStage();
  }

  /** A stanza has come; {@code deliver} runs unless the link has closed before. */
  synchronized void received(Runnable deliver) {
    if (stage == Stage.ON && counts != null) {
      counts.receive();
    }
    if (stage != Stage.CUT && stage != Stage.OVER) {
      deliver.run();
    }
  }

  /**
   * The server has said something of stream management; what nobody knows is passed over.
   *
   * @throws StreamViolation if it counts what was never sent
   */
  void told(Element element) {
    StreamManagement said = StreamManagement.ofServer(element).orElse(null);
    if (said instanceof StreamManagement.Enabled enabled) {
      enabled(enabled);
    } else if (said instanceof StreamManagement.Resumed resumed) {
      resumed(resumed);
    } else if (said instanceof StreamManagement.Failed failed && !isAnswered()) {
      refuse(failed.handled());
    } else if (said instanceof StreamManagement.Answer answer) {
      answered(answer.handled());
    } else if (said instanceof StreamManagement.Request) {
      requested();
    }
  }

  /** Nothing goes on: what an earlier link has left has failed, but for so many stanzas. */
  void refuse(@Nullable StanzaCount handled) {
    List<Sent> taken = List.of();
    List<Sent> lost = List.of();
    synchronized (this) {
      if (earlier != null) {
        Backlog left = Counts.of(earlier).backlog();
        handledBefore = handled;
        // A count that cannot be true says nothing.
        taken = handled == null ? taken : left.acknowledge(handled).orElse(taken);
        lost = left.all();
        earlier = null;
      }
      stage = Stage.OFF;
    }
    complete(taken);
    fail(lost, new TransportException(Reason.LOST, "the session could not be resumed"));
  }

  /** This side ends the session: whatever comes from now on is dealt with by nobody. */
  synchronized void leave() {
    isLeaving = true;
  }

  /** The link has closed; what is not acknowledged waits to be handed over. */
  void cut(TransportException cause) {
    List<CompletableFuture<Void>> open;
    synchronized (this) {
      open = List.copyOf(checks);
      checks.clear();
      stage = stage == Stage.ON ? Stage.CUT : Stage.OVER;
    }
    open.forEach(check -> check.completeExceptionally(cause));
  }

  /** The session is over, for {@code cause}. */
  void end(TransportException cause) {
    cut(cause);
    List<Sent> lost = new ArrayList<>();
    synchronized (this) {
      stage = Stage.OVER;
      if (earlier != null) {
        lost.addAll(earlier.unacknowledged());
        earlier = null;
      }
      if (counts != null) {
        lost.addAll(counts.backlog().all());
        counts = null;
      }
    }
    fail(lost, cause);
  }

  /** What the next link can go on with; empty where there is nothing, and all has failed then. */
  Optional<Resumption> handOver() {
    synchronized (this) {
      Resumption left =
          earlier == null && stage == Stage.CUT && counts != null ? counts.left() : earlier;
      if (left != null) {
        stage = Stage.OVER;
        earlier = null;
        counts = null;
        return Optional.of(left);
      }
    }
    end(closed());
    return Optional.empty();
  }

  private synchronized void enabled(StreamManagement.Enabled enabled) {
    if (stage == Stage.ENABLING) {
      counts = Counts.of(Objects.requireNonNull(wanted), enabled);
      stage = Stage.ON;
    }
  }

  /** What the server has not taken leaves again, before anything else does. */
  private void resumed(StreamManagement.Resumed answer) {
    List<Sent> taken;
    synchronized (this) {
      if (stage != Stage.RESUMING || earlier == null || !earlier.id().equals(answer.previousId())) {
        throw new StreamViolation(StreamCondition.BAD_FORMAT, "another session's resumption");
      }
      Counts again = Counts.of(earlier);
      counts = again;
      earlier = null;
      resumed = again.address();
      stage = Stage.ON;
      taken = acknowledged(again, answer.handled());
      again.backlog().all().forEach(sent -> surroundings.write(StanzaCodec.encode(sent.stanza())));
      ask(again.backlog().asks());
    }
    complete(taken);
  }

  private void answered(StanzaCount handled) {
    List<Sent> taken;
    List<CompletableFuture<Void>> open;
    synchronized (this) {
      if (stage != Stage.ON || counts == null) {
        return;
      }
      taken = acknowledged(counts, handled);
      open = List.copyOf(checks);
      checks.clear();
      ask(counts.backlog().asksAgain());
    }
    complete(taken);
    open.forEach(check -> check.complete(null));
  }

  private synchronized void requested() {
    if (stage == Stage.ON && counts != null) {
      StanzaCount now = counts.received();
      surroundings.whenHandled(() -> answer(now));
    }
  }

  private synchronized void answer(StanzaCount handled) {
    if (stage == Stage.ON && !isLeaving) {
      say(new StreamManagement.Answer(handled));
    }
  }

  /** A server that counts what it never got has lost count: nothing can go on with it. */
  private List<Sent> acknowledged(Counts on, StanzaCount handled) {
    Optional<List<Sent>> taken = on.backlog().acknowledge(handled);
    if (taken.isEmpty()) {
      stage = Stage.OVER;
      throw new StreamViolation(
          StreamCondition.UNDEFINED_CONDITION, "more is acknowledged than was sent");
    }
    return taken.get();
  }

  private void ask(boolean isDue) {
    if (isDue) {
      say(new StreamManagement.Request());
    }
  }

  private void say(StreamManagement words) {
    surroundings.write(ElementCodec.write(words.toElement()));
  }

  private static TransportException closed() {
    return new TransportException(Reason.CLOSED, "the link is closed");
  }

  private static void complete(List<Sent> taken) {
    taken.forEach(sent -> sent.acknowledged().complete(null));
  }

  private static void fail(List<Sent> lost, TransportException cause) {
    lost.forEach(sent -> sent.acknowledged().completeExceptionally(cause));
  }
}
