package org.simpp.transport;

import java.time.Duration;
import java.util.Map;
import org.simpp.model.Stanza;

/**
 * What has passed through open ports since they were opened, and how busy they are now.
 *
 * @param connections that are open now
 * @param received stanzas of bound sessions, by kind
 * @param sent stanzas that were given to a link, by kind
 * @param waiting pieces of work that wait for an event loop
 * @param delay by which the slowest event loop was late, when it was last measured
 */
public record Traffic(
    long connections,
    Map<Stanza.Kind, Long> received,
    Map<Stanza.Kind, Long> sent,
    long waiting,
    Duration delay) {
  public Traffic {
    received = Map.copyOf(received);
    sent = Map.copyOf(sent);
  }
}
