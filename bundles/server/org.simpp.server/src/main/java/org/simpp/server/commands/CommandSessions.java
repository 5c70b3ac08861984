package org.simpp.server.commands;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.simpp.server.session.Session;

/**
 * Commands whose form is being filled in. There are so many and no more, the oldest go first, and
 * each is waited for some minutes. Safe for use by many threads.
 */
final class CommandSessions {
  private static final int MAX = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int ID_BYTES = 12;

  private record Open(Session session, String node, Instant until) {}

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Open> open = new LinkedHashMap<>();

  CommandSessions(Clock clock) {
    this.clock = clock;
  }

  /** Begins one; its id. */
  synchronized String begin(Session session, String node) {
    String id = freshId();
    if (open.size() >= MAX) {
      open.remove(open.keySet().iterator().next());
    }
    open.put(id, new Open(session, node, clock.instant().plus(PATIENCE)));
    return id;
  }

  /** Ends one; false where that client has begun no such command, or too long ago. */
  synchronized boolean end(Session session, String node, String id) {
    Open found = open.get(id);
    if (found == null || found.session() != session || !found.node().equals(node)) {
      return false;
    }
    open.remove(id);
    return clock.instant().isBefore(found.until());
  }

  String freshId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
