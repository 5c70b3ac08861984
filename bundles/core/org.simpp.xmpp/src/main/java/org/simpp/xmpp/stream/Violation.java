package org.simpp.xmpp.stream;

import org.simpp.transport.StreamCondition;

/** A broken rule on its way to the event that tells of it. It has no stack trace: it is cheap. */
final class Violation extends Exception {
  private static final long serialVersionUID = 1L;

  private final StreamCondition condition;
  private final String text;

  Violation(StreamCondition condition, String text) {
    super(text, null, false, false);
    this.condition = condition;
    this.text = text;
  }

  static Violation notWellFormed(String text) {
    return new Violation(StreamCondition.NOT_WELL_FORMED, text);
  }

  static Violation restricted(String text) {
    return new Violation(StreamCondition.RESTRICTED_XML, text);
  }

  static Violation policy(String text) {
    return new Violation(StreamCondition.POLICY_VIOLATION, text);
  }

  StreamEvent.Violated event() {
    return new StreamEvent.Violated(condition, text);
  }
}
