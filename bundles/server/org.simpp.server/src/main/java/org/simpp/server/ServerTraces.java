package org.simpp.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;

/**
 * Follows stanzas while they pass: what stands on their envelopes, never what they say. An OSGi
 * service that is there even while the server is not; every call says so then. The beginning and
 * the end of each trace leave a line in the audit trail.
 */
@ProviderType
public interface ServerTraces {
  /** The longest that one trace lasts. */
  Duration LONGEST = Duration.ofHours(1);

  /** How many traces there may be at once. */
  int MOST_AT_ONCE = 4;

  /** How many stanzas one trace shows within a second; the others are counted. */
  int MOST_A_SECOND = 200;

  /** Where a stanza went. */
  enum Direction {
    /** From a session's client to the server. */
    IN,
    /** From the server to a session's client. */
    OUT
  }

  /**
   * What is shown of one stanza. Every text is shortened, and free of what a terminal would obey.
   *
   * @param at when it came, or was sent
   * @param session whose client it came from or goes to
   * @param kind {@code message}, {@code presence} or {@code iq}
   * @param type "" where it has none
   * @param from "" where it names nobody; so {@code to} and {@code id}
   * @param payload the elements directly in it, name and namespace: {@code body{jabber:client}}
   * @param bytes how long its payload is
   * @param outcome what became of it
   */
  record Line(
      Instant at,
      Direction direction,
      Jid session,
      String kind,
      String type,
      String from,
      String to,
      String id,
      String payload,
      int bytes,
      String outcome) {}

  /** One trace, until it is closed or its time is over. For one reader. */
  interface Trace extends AutoCloseable {
    /**
     * The next line.
     *
     * @return empty where none has come within {@code patience}
     */
    Optional<Line> next(Duration patience) throws InterruptedException;

    /** How many stanzas were not shown so far, because too many came at once. */
    long leftOut();

    /** Whether no line will come any more beside those that wait. */
    boolean isOver();

    @Override
    void close();
  }

  /**
   * Follows what clients send and get from now on. A line comes when it is known what became of its
   * stanza.
   *
   * @param of an account or one session; null for all
   * @param atMost how long, {@link #LONGEST} at most
   * @throws AdministrationException if it is too long, or there are {@link #MOST_AT_ONCE} already
   */
  Trace begin(String operator, @Nullable Jid of, Duration atMost) throws AdministrationException;
}
