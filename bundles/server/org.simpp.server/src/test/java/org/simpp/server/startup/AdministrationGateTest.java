package org.simpp.server.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.simpp.store.StoreStatus;

class AdministrationGateTest {
  private final AdministrationGate gate = new AdministrationGate();

  @Test
  void withoutServer_itMayStillCome() {
    assertThat(gate.now().accepting()).isFalse();
    assertThat(gate.now().failed()).isFalse();

    gate.bindStore(Optional::empty);
    assertThat(gate.now().failed()).isFalse();
    assertThat(gate.now().trouble()).singleElement().asString().contains("waits");
  }

  @Test
  void storeThatAnOperatorMustMend_failsTheServer() {
    StoreStatus damaged = () -> Optional.of("the database file is damaged");
    gate.bindStore(damaged);

    assertThat(gate.now().failed()).isTrue();
    assertThat(gate.now().trouble()).containsExactly("the database file is damaged");
    gate.unbindStore(damaged);
    assertThat(gate.now().failed()).isFalse();
  }
}
