package org.simpp.transport.netty;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.simpp.model.Bytes;
import org.simpp.transport.netty.settings.Limits;

/**
 * Counts what each address may do: connections at a time, failed logins a minute. An IPv6 peer is
 * counted by its /64, which one subscriber has whole. Thread-safe.
 */
final class Doorkeeper {
  private static final int REMEMBERED_ADDRESSES = 10_000;
  private static final long MINUTE = 60_000_000_000L;
  private static final int IPV6_PREFIX_BYTES = 8;

  /** Failed logins of one address in the minute that began then. */
  private record Failures(long began, int count) {}

  private final Map<Bytes, Integer> connections = new HashMap<>();
  private final Map<Bytes, Failures> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Failures> eldest) {
          return size() > REMEMBERED_ADDRESSES;
        }
      };
  private int total;

  /** Whether one more connection from {@code address} is let in; if so, {@link #left} follows. */
  synchronized boolean admits(InetAddress address, Limits limits) {
    Bytes key = key(address);
    int before = connections.getOrDefault(key, 0);
    if (total >= limits.connections() || before >= limits.connectionsPerAddress()) {
      return false;
    }
    total++;
    connections.put(key, before + 1);
    return true;
  }

  /** A connection that was let in is closed. */
  synchronized void left(InetAddress address) {
    total--;
    connections.computeIfPresent(key(address), (key, count) -> count > 1 ? count - 1 : null);
  }

  /**
   * A login from {@code address} has failed.
   *
   * @param now nanoseconds of a clock that never goes back
   */
  synchronized void loginFailed(InetAddress address, long now) {
    Bytes key = key(address);
    Failures before = failures.remove(key);
    failures.put(
        key,
        before == null || now - before.began() >= MINUTE
            ? new Failures(now, 1)
            : new Failures(before.began(), before.count() + 1));
  }

  /**
   * Whether {@code address} may try to log in.
   *
   * @param now nanoseconds of a clock that never goes back
   */
  synchronized boolean mayLogIn(InetAddress address, Limits limits, long now) {
    Failures before = failures.get(key(address));
    return before == null
        || now - before.began() >= MINUTE
        || before.count() < limits.failedLoginsPerAddress();
  }

  private static Bytes key(InetAddress address) {
    byte[] bytes = address.getAddress();
    return Bytes.givenAway(
        address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
  }
}
