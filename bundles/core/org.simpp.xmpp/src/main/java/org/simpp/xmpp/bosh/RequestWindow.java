package org.simpp.xmpp.bosh;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The requests of one session, which are dealt with and answered in the order of their numbers, and
 * the last answers, for a client that has lost a connection (XEP-0124, sections 14.2 and 14.3). Not
 * thread-safe.
 *
 * @param <W> where a request is answered
 * @param <A> what it is answered with
 */
public final class RequestWindow<W, A> {
  /**
   * A request that has come.
   *
   * @param where it is answered
   */
  public record Waiting<W>(BoshRequest request, W where) {}

  /** How a request stands to those that have come. */
  public enum Place {
    /** It is the next, or comes soon. */
    NEW,
    /** It has come already, and has no answer yet. */
    UNANSWERED,
    /** It has come already, and its answer is kept. */
    ANSWERED,
    /** It is too late, or too far ahead. */
    OUTSIDE
  }

  private final int size;
  private final TreeMap<Long, Waiting<W>> early = new TreeMap<>();
  private final TreeMap<Long, W> unanswered = new TreeMap<>();
  private final LinkedHashMap<Long, A> answers = new LinkedHashMap<>();
  private long last;

  /**
   * @param size how many requests the client may have here at a time
   * @param first the number of the first request
   */
  public RequestWindow(int size, long first) {
    this.size = size;
    last = first - 1;
  }

  /** Where a request of that number stands. */
  public Place place(long rid) {
    if (answers.containsKey(rid)) {
      return Place.ANSWERED;
    }
    if (unanswered.containsKey(rid) || early.containsKey(rid)) {
      return Place.UNANSWERED;
    }
    return rid > last && rid <= last + size ? Place.NEW : Place.OUTSIDE;
  }

  /** Takes a request that is new. */
  public void take(Waiting<W> arrived) {
    early.put(arrived.request().rid(), arrived);
  }

  /**
   * A request has come again: it is answered there from now on, and no more at what is returned.
   */
  public W move(long rid, W where) {
    Waiting<W> waiting = early.get(rid);
    if (waiting != null) {
      early.put(rid, new Waiting<>(waiting.request(), where));
      return waiting.where();
    }
    W before = unanswered.replace(rid, where);
    if (before == null) {
      throw new IllegalArgumentException("no such request waits");
    }
    return before;
  }

  /** The next request to deal with; empty where it has not come yet. It waits for its answer. */
  public Optional<Waiting<W>> next() {
    Waiting<W> next = early.remove(last + 1);
    if (next != null) {
      last++;
      unanswered.put(last, next.where());
    }
    return Optional.ofNullable(next);
  }

  /** How many requests have been dealt with and wait for their answers. */
  public int waiting() {
    return unanswered.size();
  }

  /** Where the next answer goes; empty where no request waits for one. */
  public Optional<W> oldest() {
    Map.Entry<Long, W> first = unanswered.firstEntry();
    return first == null ? Optional.empty() : Optional.of(first.getValue());
  }

  /** Where the requests that wait are answered, those too that came before their time. */
  public Iterable<W> everywhere() {
    var all = new ArrayList<>(unanswered.values());
    early.values().forEach(waiting -> all.add(waiting.where()));
    return all;
  }

  /**
   * The oldest request that waits gets its answer, which is kept.
   *
   * @return the answer that is kept no more; empty where there is none
   */
  public Optional<A> answer(A answer) {
    Map.Entry<Long, W> oldest = unanswered.pollFirstEntry();
    if (oldest == null) {
      throw new IllegalStateException("no request waits for an answer");
    }
    answers.put(oldest.getKey(), answer);
    if (answers.size() <= size) {
      return Optional.empty();
    }
    Iterator<A> kept = answers.values().iterator();
    A forgotten = kept.next();
    kept.remove();
    return Optional.of(forgotten);
  }

  /** What a request was answered with, which is kept. */
  public A answerOf(long rid) {
    A answer = answers.get(rid);
    if (answer == null) {
      throw new IllegalArgumentException("no such answer is kept");
    }
    return answer;
  }

  /** The answers that are kept. */
  public Iterable<A> kept() {
    return answers.values();
  }
}
