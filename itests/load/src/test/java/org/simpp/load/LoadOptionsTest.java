package org.simpp.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.load.client.Target;
import org.simpp.load.client.Target.Security;

class LoadOptionsTest {
  @Test
  void nothing_isTheDefaults() throws UsageException {
    LoadOptions options = LoadOptions.parse();
    assertThat(options.target())
        .isEqualTo(new Target("127.0.0.1", 5222, "simpp.local", Security.START_TLS));
    assertThat(options.accounts()).hasSize(20).startsWith("load0", "load1");
  }

  @Test
  void unknownOption_isRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> LoadOptions.parse("--pears", "3"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("unknown option --pears")
        .hasMessageContaining("--pairs PAIRS")
        .hasMessageContaining("--json");
  }

  @Test
  void valueOutOfItsRange_isRefusedWithTheRange() {
    assertRefused("--port 65536: a number from 1 to 65535", "--port", "65536");
    assertRefused("--pairs 0: a number from 1 to 50000", "--pairs", "0");
    assertRefused("--rate fast: a number from 0 to 1000000", "--rate", "fast");
    assertRefused(
        "--scenario is messages, logins, registrations, presence or idle", "--scenario", "chat");
    assertRefused(
        "--mechanism is one of [SCRAM-SHA-256, SCRAM-SHA-1, SIMPP-2007]", "--mechanism", "PLAIN");
    assertRefused(
        "--server-key: the server's public key on P-224 in hex, as simpp:status shows it",
        "--mechanism",
        "SIMPP-2007");
    assertRefused("--tls, --direct-tls and --no-tls exclude each other", "--tls", "--no-tls");
    assertRefused("--host needs a value", "--host", "--json");
    assertRefused("--host needs a value", "--host");
  }

  @Test
  void directTls_hasAPortOfItsOwn() throws UsageException {
    assertThat(LoadOptions.parse("--direct-tls").target().port()).isEqualTo(5223);
    assertThat(LoadOptions.parse("--direct-tls", "--port", "443").target().port()).isEqualTo(443);
  }

  @Test
  void accounts_areThoseOfTheScenario() throws UsageException {
    assertThat(accounts("--pairs", "3"))
        .containsExactly("load0", "load1", "load2", "load3", "load4", "load5");
    assertThat(accounts("--pairs", "3", "--sessions", "9")).hasSize(9);
    assertThat(accounts("--scenario", "presence", "--sessions", "9")).hasSize(10);
    assertThat(accounts("--scenario", "idle")).hasSize(1000);
    assertThat(accounts("--scenario", "logins", "--accounts-prefix", "u", "--sessions", "2"))
        .containsExactly("u0", "u1");
  }

  private static List<String> accounts(String... words) throws UsageException {
    return LoadOptions.parse(words).accounts();
  }

  private static void assertRefused(String message, String... words) {
    assertThatThrownBy(() -> LoadOptions.parse(words))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }
}
