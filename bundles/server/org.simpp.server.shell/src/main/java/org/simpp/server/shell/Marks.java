package org.simpp.server.shell;

/** How yes and no are shown: as a sign to people, as a truth value to scripts. */
final class Marks {
  private Marks() {}

  static Object of(boolean good, boolean json) {
    return json ? (Object) good : good ? "✔" : "✘";
  }
}
