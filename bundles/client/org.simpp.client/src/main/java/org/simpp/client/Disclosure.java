package org.simpp.client;

/**
 * What an account tells others of its person by itself; kept with the account.
 *
 * @param readMarks whether contacts learn that what they wrote was seen (XEP-0333)
 * @param typing whether they learn that somebody writes to them (XEP-0085)
 * @param idleness whether somebody who has not used the computer for a while is shown as away, and
 *     since when (XEP-0319)
 */
public record Disclosure(boolean readMarks, boolean typing, boolean idleness) {
  /** What holds until somebody chooses otherwise: all of it is told. */
  public static final Disclosure USUAL = new Disclosure(true, true, true);

  public Disclosure withReadMarks(boolean yes) {
    return new Disclosure(yes, typing, idleness);
  }

  public Disclosure withTyping(boolean yes) {
    return new Disclosure(readMarks, yes, idleness);
  }

  public Disclosure withIdleness(boolean yes) {
    return new Disclosure(readMarks, typing, yes);
  }
}
