package org.simpp.load.scenario;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.simpp.load.client.Clients;
import org.simpp.load.client.LoginFailure;
import org.simpp.load.client.Session;
import org.simpp.load.figures.Cost;
import org.simpp.load.figures.Report;
import org.simpp.load.figures.ServerProcess;

/**
 * Sessions that are available and do nothing: what the server's memory grows by for each, and what
 * it costs to keep them. Some have logged in and gone before the first look, so that what a server
 * sets up once does not count.
 */
public final class Idle implements Scenario {
  private static final double KIBIBYTE = 1024;
  private static final int BEFORE = 200;

  private final Clients clients;
  private final List<String> accounts;
  private final Timing timing;
  private final Optional<ServerProcess> server;

  public Idle(
      Clients clients, List<String> accounts, Timing timing, Optional<ServerProcess> server) {
    this.clients = clients;
    this.accounts = List.copyOf(accounts);
    this.timing = timing;
    this.server = server;
  }

  @Override
  public Report run() throws LoginFailure, InterruptedException, IOException {
    String tag = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    logInAndOut(accounts.subList(0, Math.min(BEFORE, accounts.size())), tag + "-before");
    Thread.sleep(1000L * timing.warmUp());
    long before = resident();
    List<Session> sessions = Presentation.present(clients, clients.logIn(accounts), tag, timing);
    Thread.sleep(1000L * timing.warmUp());
    Cost.Beginning beginning = Cost.begin(server);
    Thread.sleep(1000L * timing.measured());
    Cost cost = beginning.end();
    long after = resident();
    long dropped = clients.onLoop(() -> sessions.stream().filter(one -> !one.isAlive()).count());
    return report(cost, before, after, dropped);
  }

  private void logInAndOut(List<String> some, String tag)
      throws LoginFailure, InterruptedException {
    List<Session> sessions = Presentation.present(clients, clients.logIn(some), tag, timing);
    clients.execute(() -> sessions.forEach(Session::end));
    long until = System.nanoTime() + 1_000_000_000L * timing.patience();
    while (sessions.stream().anyMatch(Session::isAlive) && System.nanoTime() < until) {
      Thread.sleep(20);
    }
  }

  private long resident() throws IOException {
    return server.isPresent() ? server.orElseThrow().sample().residentBytes() : 0;
  }

  private Report report(Cost cost, long before, long after, long dropped) throws IOException {
    Report report = new Report("idle").add("sessions", "sessions", accounts.size(), "");
    if (server.isPresent()) {
      report
          .add("residentBefore", "memory without them", before / KIBIBYTE / KIBIBYTE, "MiB")
          .add("residentAfter", "memory with them", after / KIBIBYTE / KIBIBYTE, "MiB")
          .add(
              "kibibytesPerSession",
              "memory a session",
              (after - before) / KIBIBYTE / accounts.size(),
              "KiB");
    }
    cost.addTo(report, 0, "", server);
    return report.mustBeZero("dropped", "sessions dropped", dropped);
  }
}
