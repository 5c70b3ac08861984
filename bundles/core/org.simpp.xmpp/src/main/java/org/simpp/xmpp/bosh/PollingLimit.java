package org.simpp.xmpp.bosh;

/**
 * Whether a client asks for what waits for it more often than it was told to (XEP-0124, sections 11
 * and 12). Not thread-safe.
 */
public final class PollingLimit {
  private final BoshTerms terms;
  private boolean isFirst = true;
  private boolean wasPoll;
  private boolean hadPayload;
  private long before;

  public PollingLimit(BoshTerms terms) {
    this.terms = terms;
  }

  /**
   * Whether the client may send {@code request} now.
   *
   * @param nanos of a clock that never goes back
   * @param waiting how many requests wait for their answers, this one among them
   */
  public boolean takes(BoshRequest request, long nanos, int waiting) {
    boolean isSoon = !isFirst && nanos - before < terms.polling().toNanos();
    boolean isForNothing = terms.hold() == 0 ? wasPoll && !hadPayload : waiting >= terms.requests();
    boolean isTooMuch = request.isPoll() && isSoon && isForNothing;
    isFirst = false;
    wasPoll = request.isPoll();
    before = nanos;
    return !isTooMuch;
  }

  /** The oldest request was answered. */
  public void answered(boolean withPayload) {
    hadPayload = withPayload;
  }
}
