package org.simpp.server.startup;

import java.lang.management.ManagementFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.server.ServerHealth;
import org.simpp.server.ServerStatistics;
import org.simpp.server.ServerStatus;
import org.simpp.server.statistics.Machine;
import org.simpp.server.statistics.Readings;
import org.simpp.store.StoreStatus;

/** Answers those who watch the server, also while it is not there. */
@Component(service = {ServerStatistics.class, ServerHealth.class})
public final class Observation implements ServerStatistics, ServerHealth {
  private final ServerStatus status;
  private final Whereabouts whereabouts;
  private final Clock clock = Clock.systemUTC();

  @Activate
  public Observation(@Reference ServerStatus status, @Reference Whereabouts whereabouts) {
    this.status = status;
    this.whereabouts = whereabouts;
  }

  @Override
  public List<Reading> read() {
    Readings readings = new Readings();
    readings.gauge("simpp_ready", "Whether logins are accepted.", status.now().accepting() ? 1 : 0);
    readings.gauge(
        "simpp_store_available", "Whether the store answers.", storeTrouble().isEmpty() ? 1 : 0);
    whereabouts.server().ifPresent(running -> running.read(readings));
    Machine.read(readings);
    return readings.all();
  }

  @Override
  public List<Check> live() {
    long[] stuck = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    return List.of(
        stuck == null
            ? new Check("threads", true, "none waits for another in a circle")
            : new Check(
                "threads",
                false,
                stuck.length + " wait for each other in a circle; take a thread dump, restart"));
  }

  @Override
  public List<Check> ready() {
    List<Check> checks = new ArrayList<>();
    ServerStatus.Snapshot now = status.now();
    String trouble = String.join("; ", now.trouble());
    checks.add(
        new Check(
            "logins", now.accepting(), now.accepting() ? "are accepted" : "none now: " + trouble));
    Optional<String> away = storeTrouble();
    checks.add(new Check("store", away.isEmpty(), away.orElse("answers")));
    Optional<RunningServer> server = whereabouts.server();
    server.ifPresent(running -> checks.add(journal(running.journalOutage())));
    server.flatMap(RunningServer::certificate).ifPresent(served -> checks.add(certificate(served)));
    return List.copyOf(checks);
  }

  /** During its outage clients that could go on with their sessions are sent away. */
  private static Check journal(Optional<String> outage) {
    return new Check(JOURNAL, outage.isEmpty(), outage.orElse("can be written"));
  }

  private Check certificate(X509Certificate served) {
    Instant now = clock.instant();
    Instant end = served.getNotAfter().toInstant();
    if (now.isBefore(served.getNotBefore().toInstant())) {
      return new Check(
          "certificate", false, "is not good before " + served.getNotBefore().toInstant());
    }
    return now.isAfter(end)
        ? new Check("certificate", false, "has expired at " + end + "; replace it")
        : new Check(
            "certificate",
            true,
            "is good for %d days".formatted(Duration.between(now, end).toDays()));
  }

  private Optional<String> storeTrouble() {
    Optional<StoreStatus> store = whereabouts.store();
    return store.isEmpty()
        ? Optional.of("it is not there; the log says why")
        : store.get().trouble().or(store.get()::outage);
  }
}
