package org.simpp.load.scenario;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.load.client.Clients;
import org.simpp.load.client.LoginFailure;
import org.simpp.load.client.Session;
import org.simpp.load.figures.Cost;
import org.simpp.load.figures.Latencies;
import org.simpp.load.figures.Report;
import org.simpp.load.figures.ServerProcess;

/**
 * Logins, one after the other: TCP, a whole TLS handshake, SASL, a bound resource, and the end of
 * the stream. In a closed loop {@code window} of them are under way; with a rate they begin on a
 * schedule. Each account has logged in once before anything counts, or registers and logs in just
 * once.
 */
public final class Logins implements Scenario {
  /** As many may be under way on a schedule; what is due later waits, and its wait counts. */
  private static final int MOST_UNDER_WAY = 2_000;

  private final Clients clients;
  private final List<String> accounts;
  private final int window;
  private final int rate;
  private final Timing timing;
  private final Optional<ServerProcess> server;
  private final boolean registers;

  private final Latencies latencies = new Latencies();
  private @Nullable Pacer pacer;
  private @Nullable Throwable firstFailure;
  private boolean isGoing = true;
  private int turn;
  private int underWay;
  private long done;
  private long failed;

  /**
   * @param rate a second; 0 for a closed loop
   */
  public Logins(
      Clients clients,
      List<String> accounts,
      int window,
      int rate,
      Timing timing,
      Optional<ServerProcess> server) {
    this(clients, accounts, window, rate, timing, server, false);
  }

  private Logins(
      Clients clients,
      List<String> accounts,
      int window,
      int rate,
      Timing timing,
      Optional<ServerProcess> server,
      boolean registers) {
    this.clients = clients;
    this.accounts = List.copyOf(accounts);
    this.window = window;
    this.rate = rate;
    this.timing = timing;
    this.server = server;
    this.registers = registers;
  }

  /**
   * Each account registers and logs in once; when all have, nothing happens any more.
   *
   * @param rate a second; 0 for a closed loop
   */
  public static Logins ofNewcomers(
      Clients clients,
      List<String> accounts,
      int window,
      int rate,
      Timing timing,
      Optional<ServerProcess> server) {
    return new Logins(clients, accounts, window, rate, timing, server, true);
  }

  @Override
  public Report run() throws LoginFailure, InterruptedException, IOException {
    if (!registers) {
      List<Session> first = clients.logIn(accounts);
      clients.onLoop(() -> endAll(first));
    }
    clients.onLoop(this::begin);
    Thread.sleep(1000L * timing.warmUp());
    Cost.Beginning beginning = Cost.begin(server);
    long before = clients.onLoop(this::measure);
    Thread.sleep(1000L * timing.measured());
    long counted = clients.onLoop(this::stop) - before;
    Cost cost = beginning.end();
    awaitTheRest();
    return clients.onLoop(() -> report(cost, counted));
  }

  private static int endAll(List<Session> sessions) {
    sessions.forEach(Session::end);
    return sessions.size();
  }

  private int begin() {
    if (rate > 0) {
      pacer = new Pacer(clients, rate, () -> underWay < MOST_UNDER_WAY, this::logIn);
      pacer.begin();
    } else {
      for (int i = 0; i < window; i++) {
        logIn(System.nanoTime());
      }
    }
    return window;
  }

  private void logIn(long due) {
    if (turn == accounts.size()) {
      return;
    }
    underWay++;
    String account = accounts.get(turn);
    Session session = registers ? clients.register(account) : clients.connect(account);
    turn = registers ? turn + 1 : (turn + 1) % accounts.size();
    var unused = session.loggedIn().whenComplete((one, failure) -> settle(session, due, failure));
  }

  private void settle(Session session, long due, @Nullable Throwable failure) {
    if (failure == null) {
      done++;
      latencies.record(due, System.nanoTime());
      session.end();
    } else {
      failed++;
      firstFailure = firstFailure == null ? failure : firstFailure;
    }
    // The place of a session is free when its connection is gone.
    var unused = session.ended().thenAccept(ended -> next());
  }

  private void next() {
    underWay--;
    if (isGoing && rate == 0) {
      // Not from within the end of another: a server that refuses all would be asked without rest.
      clients.execute(() -> logIn(System.nanoTime()));
    }
  }

  private long measure() {
    latencies.begin(System.nanoTime());
    return done;
  }

  private long stop() {
    isGoing = false;
    latencies.end(System.nanoTime());
    if (pacer != null) {
      pacer.stop();
    }
    return done;
  }

  private void awaitTheRest() throws InterruptedException {
    long until = System.nanoTime() + 1_000_000_000L * timing.patience();
    while (clients.onLoop(() -> underWay) > 0 && System.nanoTime() < until) {
      Thread.sleep(20);
    }
  }

  private Report report(Cost cost, long counted) throws IOException {
    if (firstFailure != null) {
      System.err.println("the first login that failed: " + firstFailure.getMessage());
    }
    Report report =
        new Report(registers ? "registrations" : "logins")
            .add("accounts", "accounts", accounts.size(), "")
            .add("window", "under way at once", rate > 0 ? 0 : window, "")
            .add("rate", "asked for", rate, "a second")
            .add("delivered", "logins while measured", counted, "")
            .add("perSecond", "logins", cost.perSecond(counted), "a second");
    latencies.addTo(report, "latency", "latency");
    cost.addTo(report, counted, "a login", server);
    return report
        .mustBeZero("failed", "logins failed", failed)
        .mustBeZero("unfinished", "logins without an end", underWay);
  }
}
