package org.simpp.server.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.presence.rfc6121.Rfc6121PresenceService;
import org.simpp.registry.Acceptors;
import org.simpp.registry.CardReaders;
import org.simpp.registry.CipherSuites;
import org.simpp.server.ServerHealth;
import org.simpp.server.ServerHealth.Check;
import org.simpp.server.ServerStatistics.Reading;
import org.simpp.server.administration.Audit;
import org.simpp.server.administration.Stores;
import org.simpp.server.statistics.Readings;
import org.simpp.server.support.Lab;
import org.simpp.server.support.TestServer;
import org.simpp.store.MemoryJournal;
import org.simpp.store.MemoryStore;

/** What is said of the session journal's outage. */
class ObservationTest {
  private final MemoryJournal journal = new MemoryJournal();
  private final MemoryStore store = new MemoryStore();

  /** It has not begun: no port is open. */
  private final RunningServer server =
      new RunningServer(
          new RunningServer.Surroundings(
              new Stores(store, store, store, store, store, store, store, store.archive(), store),
              journal,
              new Rfc6121PresenceService(),
              CipherSuites.of(Lab.SUITE),
              new CardReaders(),
              new Acceptors(),
              new Audit(line -> line),
              Path.of(""),
              "0.1.0"),
          TestServer.settings(5, 5, 3, false));

  private final Whereabouts whereabouts = new Whereabouts();
  private final Observation observation =
      new Observation(new AdministrationGate(whereabouts), whereabouts);

  @AfterEach
  void close() {
    server.close();
  }

  private Optional<Check> check() {
    return observation.ready().stream()
        .filter(one -> one.name().equals(ServerHealth.JOURNAL))
        .findFirst();
  }

  private List<Double> available() {
    Readings readings = new Readings();
    server.read(readings);
    return readings.all().stream()
        .filter(one -> one.name().equals("simpp_journal_available"))
        .map(Reading::value)
        .toList();
  }

  @Test
  void outageOfTheJournal_isSaidEverywhere_untilItIsOver() {
    whereabouts.put(server);
    assertThat(check()).contains(new Check(ServerHealth.JOURNAL, true, "can be written"));
    assertThat(available()).containsExactly(1.0);

    journal.goAway(true);

    assertThat(check()).contains(new Check(ServerHealth.JOURNAL, false, "the journal is away"));
    assertThat(available()).containsExactly(0.0);
    assertThat(server.now().trouble()).contains("the journal is away");

    journal.goAway(false);

    assertThat(check()).map(Check::good).contains(true);
    assertThat(available()).containsExactly(1.0);
    assertThat(server.now().trouble()).doesNotContain("the journal is away");
  }

  @Test
  void withoutServer_nothingIsSaidOfItsJournal() {
    assertThat(check()).isEmpty();
  }
}
