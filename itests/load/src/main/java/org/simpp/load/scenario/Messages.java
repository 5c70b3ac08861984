package org.simpp.load.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.simpp.load.client.Clients;
import org.simpp.load.client.LoginFailure;
import org.simpp.load.client.Session;
import org.simpp.load.figures.Cost;
import org.simpp.load.figures.Latencies;
import org.simpp.load.figures.Report;
import org.simpp.load.figures.ServerProcess;

/**
 * Chat messages from senders to receivers, each pair with its own two accounts, to the receiver's
 * bare address. In a closed loop, {@code window} of them are under way in each pair, and the next
 * leaves when one arrives; with a rate, they leave on a schedule whether or not any arrive.
 */
public final class Messages implements Scenario {
  /**
   * What is sent.
   *
   * @param rate of all pairs together, a second; 0 for a closed loop
   */
  public record Traffic(int pairs, int window, int rate, int bodyCharacters) {}

  private static final long POLL_MILLIS = 20;

  private final Clients clients;
  private final List<String> accounts;
  private final Traffic traffic;
  private final Timing timing;
  private final Optional<ServerProcess> server;

  private final List<Pair> pairs = new ArrayList<>();
  private final Latencies latencies = new Latencies();
  private @Nullable Pacer pacer;
  private boolean isSending = true;
  private int turn;
  private long arrived;

  /**
   * @param accounts at least two a pair; the others are logged in and do nothing
   */
  public Messages(
      Clients clients,
      List<String> accounts,
      Traffic traffic,
      Timing timing,
      Optional<ServerProcess> server) {
    this.clients = clients;
    this.accounts = List.copyOf(accounts);
    this.traffic = traffic;
    this.timing = timing;
    this.server = server;
  }

  @Override
  public Report run() throws LoginFailure, InterruptedException, IOException {
    String tag = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    List<Session> sessions = Presentation.present(clients, clients.logIn(accounts), tag, timing);
    clients.onLoop(() -> begin(sessions, tag));
    Thread.sleep(1000L * timing.warmUp());
    Cost.Beginning beginning = Cost.begin(server);
    long before = clients.onLoop(this::measure);
    Thread.sleep(1000L * timing.measured());
    long delivered = clients.onLoop(this::stop) - before;
    Cost cost = beginning.end();
    awaitTheRest();
    return clients.onLoop(() -> report(cost, delivered, sessions));
  }

  private int begin(List<Session> sessions, String tag) {
    for (int i = 0; i < traffic.pairs(); i++) {
      Pair pair =
          new Pair(
              sessions.get(2 * i),
              sessions.get(2 * i + 1),
              tag,
              "x".repeat(traffic.bodyCharacters()));
      pair.listen(this::arrived);
      pairs.add(pair);
    }
    if (traffic.rate() > 0) {
      pacer = new Pacer(clients, traffic.rate(), () -> true, this::sendNext);
      pacer.begin();
    } else {
      long now = System.nanoTime();
      pairs.forEach(pair -> repeat(traffic.window(), () -> pair.send(now)));
    }
    return pairs.size();
  }

  private static void repeat(int times, Runnable action) {
    for (int i = 0; i < times; i++) {
      action.run();
    }
  }

  private void sendNext(long due) {
    pairs.get(turn).send(due);
    turn = (turn + 1) % pairs.size();
  }

  private void arrived(Pair pair, long due) {
    long now = System.nanoTime();
    arrived++;
    latencies.record(due, now);
    if (isSending && traffic.rate() == 0) {
      pair.send(now);
    }
  }

  private long measure() {
    latencies.begin(System.nanoTime());
    return arrived;
  }

  private long stop() {
    isSending = false;
    latencies.end(System.nanoTime());
    if (pacer != null) {
      pacer.stop();
    }
    return arrived;
  }

  private void awaitTheRest() throws InterruptedException {
    long until = System.nanoTime() + 1_000_000_000L * timing.patience();
    while (clients.onLoop(() -> sum(pair -> pair.flow().missing() - pair.refused())) > 0
        && System.nanoTime() < until) {
      Thread.sleep(POLL_MILLIS);
    }
    // What is repeated comes after what it repeats.
    Thread.sleep(10 * POLL_MILLIS);
  }

  private Report report(Cost cost, long delivered, List<Session> sessions) throws IOException {
    Report report =
        new Report("messages")
            .add("pairs", "pairs", traffic.pairs(), "")
            .add("window", "under way in a pair", traffic.rate() > 0 ? 0 : traffic.window(), "")
            .add("rate", "asked for", traffic.rate(), "a second")
            .add("sessions", "sessions", sessions.size(), "")
            .add("sent", "sent in all", sum(pair -> pair.flow().sent()), "")
            .add("delivered", "delivered while measured", delivered, "")
            .add("perSecond", "delivered", cost.perSecond(delivered), "a second");
    latencies.addTo(report, "latency", "latency");
    cost.addTo(report, delivered, "a message", server);
    return report
        .mustBeZero("lost", "lost", sum(pair -> pair.flow().missing()))
        .mustBeZero("duplicated", "delivered twice", sum(pair -> pair.flow().duplicated()))
        .mustBeZero("outOfOrder", "delivered out of order", sum(pair -> pair.flow().outOfOrder()))
        .mustBeZero("unknown", "delivered but never sent", sum(pair -> pair.flow().unknown()))
        .mustBeZero("refused", "refused by the server", sum(Pair::refused))
        .mustBeZero(
            "dropped", "sessions dropped", sessions.stream().filter(s -> !s.isAlive()).count());
  }

  private long sum(ToLongFunction<Pair> count) {
    return pairs.stream().mapToLong(count).sum();
  }
}
