package org.simpp.transport.netty;

import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.bosh.BoshAnswers;
import org.simpp.xmpp.bosh.BoshAnswers.Condition;
import org.simpp.xmpp.bosh.BoshFraming;
import org.simpp.xmpp.bosh.BoshRequest;
import org.simpp.xmpp.bosh.BoshTerms;
import org.simpp.xmpp.bosh.KeySequence;
import org.simpp.xmpp.bosh.PollingLimit;
import org.simpp.xmpp.bosh.RequestWindow;
import org.simpp.xmpp.bosh.RequestWindow.Waiting;

/**
 * A link over requests (XEP-0124), each of which may come over another connection. Its event loop
 * is that of the first one; every method but {@link #offer} and {@link #isEstablished} is called
 * there.
 */
final class BoshSession implements Carrier {
  /** What one answer holds, where it is not one element that is larger. */
  private static final int ANSWER_BYTES = 256 * 1024;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** How often the client may send one request again. */
  private static final int MAX_REPEATS = 20;

  private record Answer(Bytes body, List<BoshOutbox.Entry> entries) {
    void isWritten() {
      entries.forEach(entry -> entry.written().complete(null));
    }

    void isLost() {
      entries.forEach(BoshOutbox.Entry::isLost);
    }
  }

  private final EventLoop loop;
  private final Entrance entrance;
  private final BoshTerms terms;
  private final BoshRequest first;
  private final Consumer<BoshSession> departure;
  private final BoshFraming framing;
  private final BoshOutbox outbox;
  private final LinkDriver driver;
  private final KeySequence keys = new KeySequence();
  private final RequestWindow<BoshExchange, Answer> window;
  private final PollingLimit polling;
  private final AtomicBoolean isScheduled = new AtomicBoolean();
  private @Nullable Future<?> timer;
  private @Nullable BoshExchange awaited;
  private @Nullable Bytes farewell;
  private int repeats;
  private boolean isAnnounced;
  private boolean isEnded;
  private boolean hasLeft;
  private volatile boolean isEstablished;

  /**
   * @param first the request that it begins with
   * @param departure called once, when nothing of it is left
   */
  BoshSession(
      EventLoop loop,
      Entrance entrance,
      BoshTerms terms,
      BoshRequest first,
      Consumer<BoshSession> departure) {
    this.loop = loop;
    this.entrance = entrance;
    this.terms = terms;
    this.first = first;
    this.departure = departure;
    framing = new BoshFraming(entrance.limits().negotiation().beforeLogin());
    outbox =
        new BoshOutbox(
            entrance.limits().queuedBytes(), this::answerSoon, () -> onLoop(this::overflowed));
    driver = new LinkDriver(loop, this, entrance, outlet -> entrance.negotiation(framing, outlet));
    window = new RequestWindow<>(terms.requests(), first.rid());
    polling = new PollingLimit(terms);
  }

  NettyLink link() {
    return driver.link();
  }

  /** Whether its client has logged in; any thread. */
  boolean isEstablished() {
    return isEstablished;
  }

  /** Runs {@code task} on its loop; any thread. */
  void onLoop(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException stopped) {
      // the loops stop after the last link is closed: there is nothing left to do
    }
  }

  /** A connection over which a request came is gone; any thread. */
  void connectionBroke() {
    onLoop(this::awaitNext);
  }

  /** Once for all that is offered in one turn of the loop. */
  private void answerSoon() {
    if (isScheduled.compareAndSet(false, true)) {
      onLoop(
          () -> {
            isScheduled.set(false);
            answerWhatCanBe();
          });
    }
  }

  void begin(LinkSecurity security, BoshExchange exchange) {
    driver.begins();
    driver.secured(security);
    arrived(first, exchange);
  }

  /** A request of this session has come. */
  void arrived(BoshRequest request, BoshExchange exchange) {
    if (hasLeft) {
      exchange.say(BoshAnswers.refused(Condition.ITEM_NOT_FOUND, List.of()), true);
      return;
    }
    switch (window.place(request.rid())) {
      case NEW -> {
        window.take(new Waiting<>(request, exchange));
        dealWithNext();
      }
      case UNANSWERED -> {
        window.move(request.rid(), exchange).say(BoshAnswers.cameAgain(), false);
        countRepeat();
        answerWhatCanBe();
      }
      case ANSWERED -> {
        write(window.answerOf(request.rid()), exchange, false);
        cancelTimer();
        countRepeat();
        awaitNext();
      }
      case OUTSIDE -> refuse(Condition.ITEM_NOT_FOUND, exchange);
    }
  }

  /** All that has come in its order. */
  private void dealWithNext() {
    for (var next = window.next(); next.isPresent(); next = window.next()) {
      BoshRequest request = next.get().request();
      boolean isFirstOfAll = request.sid().isEmpty();
      if (isEnded) {
        answerWhatCanBe();
        return;
      }
      if (!keys.takes(request)) {
        fail(Condition.ITEM_NOT_FOUND);
        return;
      }
      if (!isFirstOfAll && !polling.takes(request, System.nanoTime(), window.waiting())) {
        fail(Condition.POLICY_VIOLATION);
        return;
      }
      repeats = 0;
      framing.take(request);
      driver.receive(NOTHING);
      answerWhatCanBe();
    }
    awaitNext();
  }

  @Override
  public CompletionStage<Void> offer(Bytes xml) {
    return outbox.offer(xml);
  }

  @Override
  public void startTls() {
    throw new IllegalStateException("a session of requests begins with TLS");
  }

  @Override
  public void established() {
    isEstablished = true;
  }

  @Override
  public void takesInput(boolean takes) {
    // what comes meanwhile waits in the framing, and is bounded by the window
  }

  /** The client asked for it, or the stream has ended with an error (XEP-0206, section 6). */
  @Override
  public void end(List<Bytes> lastWords) {
    if (isEnded) {
      return;
    }
    isEnded = true;
    outbox.close();
    List<Bytes> payload = new ArrayList<>();
    List<BoshOutbox.Entry> rest = outbox.take(Integer.MAX_VALUE);
    rest.forEach(entry -> payload.add(entry.xml()));
    payload.addAll(lastWords);
    farewell =
        lastWords.isEmpty()
            ? BoshAnswers.last(payload)
            : BoshAnswers.refused(Condition.REMOTE_STREAM_ERROR, payload);
    if (!sayFarewell(new Answer(farewell, rest))) {
      rest.forEach(BoshOutbox.Entry::isLost);
      awaitNext();
    }
  }

  /** The oldest request gets the end, and the others nothing (XEP-0124, section 13). */
  private boolean sayFarewell(Answer answer) {
    boolean isSaid = false;
    for (BoshExchange exchange : window.everywhere()) {
      if (!isSaid) {
        write(answer, exchange, true);
        isSaid = true;
      } else {
        exchange.say(BoshAnswers.of(List.of()), true);
      }
    }
    if (isSaid) {
      leave();
    }
    return isSaid;
  }

  /**
   * Answers the oldest requests as long as there is something for them, or there are more of them
   * than are to wait (section 8).
   */
  private void answerWhatCanBe() {
    Bytes end = farewell;
    if (hasLeft) {
      return;
    }
    if (end != null) {
      sayFarewell(new Answer(end, List.of()));
      return;
    }
    for (var oldest = window.oldest(); oldest.isPresent(); oldest = window.oldest()) {
      boolean isOneTooMany = window.waiting() > terms.hold();
      // what a broken connection would take waits for the client to send the request again
      boolean hasPayload = !outbox.isEmpty() && oldest.get().isAlive();
      if (!isOneTooMany && !hasPayload) {
        break;
      }
      answerOldest(oldest.get(), hasPayload ? outbox.take(ANSWER_BYTES) : List.of());
    }
    awaitNext();
  }

  private void answerOldest(BoshExchange exchange, List<BoshOutbox.Entry> entries) {
    List<Bytes> payload = entries.stream().map(BoshOutbox.Entry::xml).toList();
    Bytes body =
        isAnnounced
            ? BoshAnswers.of(payload)
            : BoshAnswers.first(
                terms, entrance.receiver().domain(), framing.streamId(), first, payload);
    isAnnounced = true;
    polling.answered(!payload.isEmpty());
    Answer answer = new Answer(body, entries);
    // who asks again has got what was answered so long ago
    window.answer(answer).ifPresent(Answer::isWritten);
    write(answer, exchange, false);
  }

  private void write(Answer answer, BoshExchange exchange, boolean isLast) {
    exchange
        .answer(answer.body(), isLast)
        .addListener(
            written -> {
              if (written.isSuccess()) {
                answer.isWritten();
              } else if (isLast) {
                answer.isLost();
              }
            });
  }

  private void countRepeat() {
    repeats++;
    if (repeats > MAX_REPEATS) {
      fail(Condition.POLICY_VIOLATION);
    }
  }

  /** The client has broken the rules: its session ends (section 17.2). */
  private void fail(Condition condition) {
    farewell = BoshAnswers.refused(condition, List.of());
    isEnded = true;
    outbox.clear();
    driver.lost(
        new TransportException(
            TransportException.Reason.STREAM_ERROR, "the client has broken the rules of requests"));
    if (!sayFarewell(new Answer(farewell, List.of()))) {
      leave();
    }
  }

  private void refuse(Condition condition, BoshExchange exchange) {
    exchange.say(BoshAnswers.refused(condition, List.of()), true);
    fail(condition);
  }

  private void overflowed() {
    outbox.clear();
    driver.negotiation().fail(StreamCondition.RESOURCE_CONSTRAINT, "too much waits to be fetched");
  }

  /** Sets the time after which the oldest request is answered, or the client has gone. */
  private void awaitNext() {
    BoshExchange oldest = window.oldest().filter(BoshExchange::isAlive).orElse(null);
    if (hasLeft || (timer != null && awaited == oldest)) {
      return;
    }
    cancelTimer();
    awaited = oldest;
    boolean isHere = oldest != null;
    Duration time = isHere ? terms.await() : terms.inactivity();
    timer =
        loop.schedule(
            isHere ? this::answerAfterAll : this::goneForGood,
            time.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void answerAfterAll() {
    timer = null;
    window.oldest().ifPresent(oldest -> answerOldest(oldest, List.of()));
    awaitNext();
  }

  /** No request has come for so long that none will (section 10). */
  private void goneForGood() {
    timer = null;
    outbox.clear();
    isEnded = true;
    driver.lost(
        new TransportException(
            TransportException.Reason.LOST,
            "no request came for " + terms.inactivity().toSeconds() + " seconds"));
    window.everywhere().forEach(exchange -> exchange.say(BoshAnswers.of(List.of()), true));
    leave();
  }

  private void leave() {
    if (!hasLeft) {
      hasLeft = true;
      window.kept().forEach(Answer::isLost);
      cancelTimer();
      departure.accept(this);
    }
  }
}
