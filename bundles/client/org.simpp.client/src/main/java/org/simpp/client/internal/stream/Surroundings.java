package org.simpp.client.internal.stream;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** What a computer knows of its own state. */
public interface Surroundings {
  /**
   * What it knows at one moment.
   *
   * @param wall by the clock, which goes on while the computer sleeps
   * @param awake by the counter, which stands still meanwhile
   * @param addresses that it can be reached by now
   */
  record Reading(Duration wall, Duration awake, Set<InetAddress> addresses) {
    public Reading {
      addresses = Set.copyOf(addresses);
    }
  }

  /** May wait for the system. */
  Reading read();

  /** This computer's. */
  static Surroundings ofThisComputer(Clock clock) {
    return () ->
        new Reading(
            Duration.ofMillis(clock.millis()), Duration.ofNanos(System.nanoTime()), addresses());
  }

  private static Set<InetAddress> addresses() {
    Set<InetAddress> addresses = new HashSet<>();
    try {
      for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
        if (one.isUp()) {
          addresses.addAll(one.inetAddresses().toList());
        }
      }
    } catch (SocketException e) {
      // Where the system does not say, nothing has changed as far as is known.
      return Set.of();
    }
    return addresses;
  }
}
