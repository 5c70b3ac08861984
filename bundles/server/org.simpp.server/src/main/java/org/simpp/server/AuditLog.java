package org.simpp.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The audit trail for people to read: one line for every change, each of which holds the hash of
 * the line before it. An OSGi service for as long as the bundle is active. Safe for use by many
 * threads.
 */
@ProviderType
public interface AuditLog {
  /** The most lines that are read at once. */
  int MAX_LINES = 10_000;

  /**
   * One line.
   *
   * @param number counted from 1, without a gap
   * @param at when, in UTC (RFC 3339)
   * @param who acted
   * @param what was done: {@code user-add} …
   * @param on which account, session or part
   * @param result {@code done}, {@code refused} or {@code given}
   * @param why it was refused; "" where it was not
   * @param hash SHA-256 over the hash before and this line, in hexadecimal
   */
  record Entry(
      long number,
      String at,
      String who,
      String what,
      String on,
      String result,
      String why,
      String hash) {}

  /** Where the trail ended when it was looked at: what an auditor keeps somewhere else. */
  record Head(long number, String hash) {}

  /**
   * What a look through the whole trail has found.
   *
   * @param lines how many there are
   * @param head where it ends
   * @param findings what is not as it was written, in words; empty where all is well
   */
  record Verdict(long lines, Head head, List<String> findings) {
    public Verdict {
      findings = List.copyOf(findings);
    }
  }

  /** Notes that {@code who} gave a command which changes something and leaves no line itself. */
  void noteCommand(String who, String command);

  /** A change that may be refused. */
  @FunctionalInterface
  interface Change<T> {
    T make() throws AdministrationException;
  }

  /** Makes a change and notes it, made or refused; what there is no room to note is not made. */
  <T> T change(String who, String what, String on, Change<T> change) throws AdministrationException;

  /**
   * The last lines, the oldest of them first.
   *
   * @param lines how many, 1 to {@link #MAX_LINES}
   */
  List<Entry> tail(int lines) throws AdministrationException;

  /**
   * Reads the whole trail and checks every line.
   *
   * @param known a head that was kept somewhere else, null for none; that it is in the trail shows
   *     alone that the trail has not been put back to an earlier day
   * @throws AdministrationException if it cannot be read
   */
  Verdict verify(@Nullable Head known) throws AdministrationException;
}
