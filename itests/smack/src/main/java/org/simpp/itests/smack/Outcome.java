package org.simpp.itests.smack;

import java.util.Locale;
import java.util.Optional;

/**
 * What came of one test, or of all tests of a class that could not be begun.
 *
 * @param test the class without its package, and the method: {@code MamIntegrationTest.mamTest}
 * @param result what came of it
 * @param reason the first line of why; "" where it passed
 */
record Outcome(String test, Result result, String reason) implements Comparable<Outcome> {
  private static final int MAX_REASON = 300;

  enum Result {
    PASSED,
    FAILED,
    /** The test found that the server lacks what it is about. */
    NOT_POSSIBLE
  }

  static Outcome passed(String test) {
    return new Outcome(test, Result.PASSED, "");
  }

  static Outcome failed(String test, Throwable why) {
    return new Outcome(test, Result.FAILED, firstLine(why));
  }

  static Outcome notPossible(String test, Throwable why) {
    return new Outcome(test, Result.NOT_POSSIBLE, firstLine(why));
  }

  /** Its method's name; the way it connected, which may stand behind, left out. */
  Optional<String> method() {
    return Optional.of(test.split(" ", 2)[0]).filter(name -> name.contains("."));
  }

  private static String firstLine(Throwable why) {
    String line = why.toString().lines().findFirst().orElse("").replace('\t', ' ');
    return line.substring(0, Math.min(line.length(), MAX_REASON));
  }

  /** Test, result and reason with tabs between. */
  String line() {
    return test + "\t" + result.name().toLowerCase(Locale.ROOT).replace('_', '-') + "\t" + reason;
  }

  @Override
  public int compareTo(Outcome other) {
    return line().compareTo(other.line());
  }
}
