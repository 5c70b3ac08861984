package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A provider of the server is replaced in each way that an operator has, while people chat, log in
 * by key and register: nothing is lost, repeated or dropped, and nobody is kept out. {@code
 * scripts/swap-under-load.sh} does it with 1,000 sessions, and shows the latencies before and
 * meanwhile.
 */
@Tag("alone")
class SwapUnderLoadTest {
  private static final int SECONDS = Integer.getInteger("simpp.swap.seconds", 40);
  private static final int SECONDS_OF_OTHERS = Integer.getInteger("simpp.swap.seconds", 30);

  private static final ProviderBundle FIRST = ProviderBundle.of(OtherProvider.FIRST);
  private static final ProviderBundle SECOND = ProviderBundle.of(OtherProvider.SECOND);
  private static final ProviderBundle CARD = ProviderBundle.of("org.simpp.card.keystore");
  private static final ProviderBundle PRESENCE = ProviderBundle.of("org.simpp.presence.rfc6121");

  @TempDir Path folder;

  @Test
  void crypto_isReplacedInEachWay_andNobodyNotices() throws Exception {
    try (LoadedServer loaded = LoadedServer.start(folder, SECONDS)) {
      replaceCrypto(loaded.server());
      loaded.assertNobodyHasNoticed();
    }
  }

  @Test
  void cardAndPresence_areReplacedInEachWay_andNobodyNotices() throws Exception {
    try (LoadedServer loaded = LoadedServer.start(folder, SECONDS_OF_OTHERS);
        AgentClient agent = AgentClient.in(loaded.server())) {
      Set<String> replaced = new TreeSet<>();
      for (ProviderBundle provider : new ProviderBundle[] {CARD, PRESENCE}) {
        ProviderBundle newer = provider.copiedAs("0.1.1", folder);
        replace(loaded.server(), provider, newer);
        replaced.add(provider.name());
        replaced.add(newer.name());
      }
      loaded.assertNobodyHasNoticed();
      assertThat(agent.changed()).as("what has restarted").isEqualTo(replaced);
    }
  }

  private void replaceCrypto(RunningServer server) throws Exception {
    server.shellOutput("simpp:crypto-stage", OtherProvider.SECOND_FEATURE);
    assertThat(server.shellOutput("simpp:crypto-swap", "--drain", "10s", "--json"))
        .contains("\"to\":\"" + SECOND.name() + "\"", "\"drained\":true", "\"proven\":true");
    assertThat(server.shellOutput("simpp:crypto-rollback", "--json"))
        .contains("\"to\":\"" + FIRST.name() + "\"");
    server.shellOutput("bundle:update", FIRST.name(), FIRST.address());
    server.shellOutput("simpp:crypto-stage", "file:" + OtherProvider.makeFaulty(folder));
    server.shellOutput("system:property", FaultySuite.FAULT, "yes");
    Product.Result faulty = server.shell("simpp:crypto-swap");
    assertThat(faulty.status()).as(faulty.output()).isEqualTo(1);
    assertThat(faulty.output()).contains("failed in operation", FIRST.name() + " serves again");
  }

  /** In place, stopped and started, and by a newer one beside it. */
  private static void replace(RunningServer server, ProviderBundle provider, ProviderBundle newer)
      throws Exception {
    server.shellOutput("bundle:update", provider.name(), provider.address());
    // in one go: what needs the provider waits for a few seconds, not for slow machines
    server.script("bundle:stop " + provider.name(), "bundle:start " + provider.name());
    server.shellOutput("bundle:install", "-s", newer.address());
    server.shellOutput("bundle:uninstall", provider.name());
  }
}
