package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.itests.products.PersistentClient.Outage;
import org.simpp.itests.specification.Specification;

/**
 * The server's transport is replaced in each way that an operator has, while clients write to each
 * other: they go on with their sessions soon after the ports are open again, nothing is lost or
 * comes twice, and nothing but the transport restarts.
 */
@Tag("alone")
class TransportSwapTest {
  private static final int CLIENTS = Integer.getInteger("simpp.swap.resuming", 20);
  private static final Duration PROMISED = Duration.ofSeconds(5);
  private static final String FEATURE = "simpp-transport-netty";
  private static final String TRANSPORT = "org.simpp.transport.netty";
  private static final ProviderBundle FIRST = ProviderBundle.of(TRANSPORT);
  private static final Pattern REPLACED =
      Pattern.compile("\"bundle\":\"([^\"]*)\",\"effect\":\"(?:replaced|restarted)\"");

  @Test
  @Specification("XEP-0198, section 5")
  void transport_isReplacedInEachWay_andSessionsGoOn(@TempDir Path folder) throws Exception {
    ProviderBundle second = FIRST.copiedAs("0.1.1", folder);
    try (RunningServer server = RunningServer.start(folder.resolve("swapped-transport"));
        AgentClient agent = AgentClient.in(server);
        PersistentClients clients = PersistentClients.begin(server, CLIENTS)) {
      String plan = server.shellOutput("simpp:swap-plan", "--json", FEATURE);
      clients.send(true);

      server.shellOutput("bundle:update", FIRST.name(), FIRST.address());
      assertThatAllGoOn("updated in place", clients, 1);
      server.shellOutput("bundle:stop", FIRST.name());
      server.shellOutput("bundle:start", FIRST.name());
      assertThatAllGoOn("stopped and started", clients, 2);
      assertThat(agent.changed()).as(plan).isEqualTo(planned(plan));
      server.shellOutput("bundle:install", "-s", second.address());
      server.shellOutput("bundle:uninstall", FIRST.name());
      assertThatAllGoOn("replaced by another beside it", clients, 3);

      int all = clients.assertThatEverythingArrives("after three replacements");
      System.out.println(all + " messages of " + CLIENTS + " clients");
      assertThat(server.shellOutput("simpp:status", "--json")).contains("\"sessions\":" + CLIENTS);
      assertThat(agent.changed()).containsExactlyInAnyOrder(FIRST.name(), second.name());
      assertThat(Files.readString(server.log()))
          .as("the log of a server that goes on")
          .doesNotContain("the server has stopped");
    }
  }

  private static void assertThatAllGoOn(String how, PersistentClients clients, int times)
      throws InterruptedException {
    clients.awaitAll(how, client -> client.resumed() >= times);
    List<Outage> outages =
        clients.all().stream().map(client -> client.outages().get(times - 1)).toList();
    long open = outages.stream().mapToLong(Outage::connected).min().orElseThrow();
    long gone = outages.stream().mapToLong(Outage::from).min().orElseThrow();
    long last = outages.stream().mapToLong(Outage::until).max().orElseThrow();
    System.out.printf(
        "%s: no port for %d ms; all %d sessions went on within %d ms after that, %d ms in all%n",
        how, millis(open - gone), outages.size(), millis(last - open), millis(last - gone));
    assertThat(Duration.ofNanos(last - open)).as(how).isLessThan(PROMISED);
  }

  private static long millis(long nanos) {
    return Duration.ofNanos(nanos).toMillis();
  }

  private static Set<String> planned(String plan) {
    Set<String> bundles = new TreeSet<>();
    REPLACED.matcher(plan).results().map((MatchResult one) -> one.group(1)).forEach(bundles::add);
    return bundles;
  }
}
