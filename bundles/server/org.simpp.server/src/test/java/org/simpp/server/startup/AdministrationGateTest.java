package org.simpp.server.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.simpp.server.ServerStatus;
import org.simpp.store.StoreStatus;

class AdministrationGateTest {
  private static final ServerStatus.Snapshot RUNNING =
      new ServerStatus.Snapshot(
          "simpp.example", false, true, Map.of(), 7, "", "", "", false, List.of());

  private final Whereabouts whereabouts = new Whereabouts();
  private final AdministrationGate gate = new AdministrationGate(whereabouts);

  @Test
  void withoutServer_itMayStillCome() {
    assertThat(gate.now().accepting()).isFalse();
    assertThat(gate.now().failed()).isFalse();

    whereabouts.bindStore(new Told("", ""));
    assertThat(gate.now().failed()).isFalse();
    assertThat(gate.now().trouble()).singleElement().asString().contains("waits");
  }

  @Test
  void storeThatAnOperatorMustMend_failsTheServer() {
    StoreStatus damaged = new Told("the database file is damaged", "");
    whereabouts.bindStore(damaged);

    assertThat(gate.now().failed()).isTrue();
    assertThat(gate.now().trouble()).containsExactly("the database file is damaged");
    whereabouts.unbindStore(damaged);
    assertThat(gate.now().failed()).isFalse();
  }

  @Test
  void storeThatDoesNotAnswer_isSaid_andDoesNotFailTheServer() {
    whereabouts.bindStore(new Told("", "the database has not answered since noon"));

    assertThat(gate.now().failed()).isFalse();
    assertThat(AdministrationGate.during(Optional.of("away"), RUNNING).accepting()).isFalse();
    assertThat(AdministrationGate.during(Optional.of("away"), RUNNING).failed()).isFalse();
    assertThat(AdministrationGate.during(Optional.of("away"), RUNNING).trouble())
        .containsExactly("away");
    assertThat(AdministrationGate.during(Optional.empty(), RUNNING)).isEqualTo(RUNNING);
  }

  /** Empty texts are nothing said. */
  private record Told(String broken, String away) implements StoreStatus {
    @Override
    public Optional<String> trouble() {
      return Optional.of(broken).filter(text -> !text.isEmpty());
    }

    @Override
    public Optional<String> outage() {
      return Optional.of(away).filter(text -> !text.isEmpty());
    }
  }
}
