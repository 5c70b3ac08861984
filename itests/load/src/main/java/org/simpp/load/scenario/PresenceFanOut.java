package org.simpp.load.scenario;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.simpp.load.client.Clients;
import org.simpp.load.client.LoginFailure;
import org.simpp.load.client.Session;
import org.simpp.load.figures.Cost;
import org.simpp.load.figures.Latencies;
import org.simpp.load.figures.Report;
import org.simpp.load.figures.ServerProcess;
import org.simpp.model.Stanza;

/**
 * One user changes its presence, and all its contacts are online: how long until each of them
 * knows, and until the last of them does. The next change leaves when all have the one before.
 */
public final class PresenceFanOut implements Scenario {
  private static final long PAUSE_MILLIS = 20;

  private final Clients clients;
  private final List<String> accounts;
  private final Timing timing;
  private final Optional<ServerProcess> server;

  private final Latencies each = new Latencies();
  private final Latencies last = new Latencies();
  private final BitSet told = new BitSet();
  private String status = "";
  private boolean isGoing = true;
  private boolean isUnderWay;
  private int change;
  private long begun;
  private long delivered;
  private long repeated;

  /**
   * @param accounts the user, and then the contacts
   */
  public PresenceFanOut(
      Clients clients, List<String> accounts, Timing timing, Optional<ServerProcess> server) {
    this.clients = clients;
    this.accounts = List.copyOf(accounts);
    this.timing = timing;
    this.server = server;
  }

  @Override
  public Report run() throws LoginFailure, InterruptedException, IOException {
    String tag = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    List<Session> sessions = Presentation.present(clients, clients.logIn(accounts), tag, timing);
    Session user = sessions.get(0);
    List<Session> contacts = sessions.subList(1, sessions.size());
    Subscriptions.await(clients, user, contacts, timing);
    clients.execute(() -> begin(user, contacts, tag));
    Thread.sleep(1000L * timing.warmUp());
    Cost.Beginning beginning = Cost.begin(server);
    long before = clients.onLoop(this::measure);
    Thread.sleep(1000L * timing.measured());
    long counted = clients.onLoop(this::stop) - before;
    Cost cost = beginning.end();
    long until = System.nanoTime() + 1_000_000_000L * timing.patience();
    while (clients.onLoop(() -> isUnderWay) && System.nanoTime() < until) {
      Thread.sleep(PAUSE_MILLIS);
    }
    return clients.onLoop(() -> report(cost, counted, sessions));
  }

  private void begin(Session user, List<Session> contacts, String tag) {
    for (int i = 0; i < contacts.size(); i++) {
      int number = i;
      contacts.get(i).listen(stanza -> receive(user, contacts.size(), number, stanza, tag));
    }
    change(user, tag);
  }

  private void change(Session user, String tag) {
    if (isGoing) {
      told.clear();
      isUnderWay = true;
      status = "change " + tag + " " + change++ + ".";
      begun = System.nanoTime();
      user.send("<presence><status>" + status + "</status></presence>");
    }
  }

  private void receive(Session user, int contacts, int number, Stanza stanza, String tag) {
    if (stanza.kind() != Stanza.Kind.PRESENCE || !stanza.payload().utf8().contains(status)) {
      return;
    }
    if (told.get(number)) {
      repeated++;
      return;
    }
    long now = System.nanoTime();
    told.set(number);
    delivered++;
    each.record(begun, now);
    if (told.cardinality() == contacts) {
      last.record(begun, now);
      isUnderWay = false;
      var unused =
          clients
              .loop()
              .schedule(
                  () -> clients.execute(() -> change(user, tag)),
                  PAUSE_MILLIS,
                  TimeUnit.MILLISECONDS);
    }
  }

  private long measure() {
    each.begin(System.nanoTime());
    last.begin(System.nanoTime());
    return delivered;
  }

  private long stop() {
    isGoing = false;
    each.end(System.nanoTime());
    last.end(System.nanoTime());
    return delivered;
  }

  private Report report(Cost cost, long counted, List<Session> sessions) throws IOException {
    int contacts = sessions.size() - 1;
    Report report =
        new Report("presence")
            .add("contacts", "contacts online", contacts, "")
            .add("changes", "changes that all have got", last.count(), "");
    last.addTo(report, "toAll", "until all know");
    each.addTo(report, "toEach", "until each knows");
    cost.addTo(report, counted, "a contact told", server);
    return report
        .mustBeZero(
            "lost", "contacts that were not told", isUnderWay ? contacts - told.cardinality() : 0)
        .mustBeZero("repeated", "contacts told twice", repeated)
        .mustBeZero(
            "dropped", "sessions dropped", sessions.stream().filter(s -> !s.isAlive()).count());
  }
}
