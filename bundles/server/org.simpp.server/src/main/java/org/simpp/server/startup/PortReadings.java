package org.simpp.server.startup;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.simpp.model.Stanza;
import org.simpp.server.statistics.Readings;
import org.simpp.transport.Listening;
import org.simpp.transport.Traffic;

/** What the open ports tell of themselves. */
final class PortReadings {
  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double DAY = Duration.ofDays(1).toSeconds();

  private PortReadings() {}

  static void read(Listening open, Instant now, Readings into) {
    Traffic traffic = open.traffic();
    into.gauge("simpp_connections", "Connections that are open.", traffic.connections());
    kinds(into, "simpp_stanzas_received", "Stanzas of bound sessions.", traffic.received());
    kinds(into, "simpp_stanzas_sent", "Stanzas that were given to a link.", traffic.sent());
    into.gauge("simpp_event_loop_tasks", "Work that waits for an event loop.", traffic.waiting());
    into.gauge(
        "simpp_event_loop_delay_seconds",
        "By how much the slowest event loop was late, when it was last measured.",
        traffic.delay().toNanos() / SECOND);
    Instant end = open.certificates().get(0).getNotAfter().toInstant();
    into.gauge(
        "simpp_certificate_days",
        "Days for which the served certificate is still good.",
        Math.floor(Duration.between(now, end).toSeconds() / DAY));
  }

  private static void kinds(
      Readings into, String name, String help, Map<Stanza.Kind, Long> counts) {
    new EnumMap<>(counts)
        .forEach(
            (kind, count) ->
                into.counter(
                    name, help, Map.of("kind", kind.name().toLowerCase(Locale.ROOT)), count));
  }
}
