package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small load on the server, as {@code ./run load} brings it from outside: what it counts must be
 * right. How fast it goes is not asked here.
 */
@Tag("alone")
class LoadTest {
  @TempDir static Path folder;

  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start(folder.resolve("data"), "--laboratory");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void messages_allArriveOnceAndInTheirOrder() throws Exception {
    String closedLoop = load("--scenario", "messages", "--pairs", "5", "--window", "10");
    assertThat(figure(closedLoop, "delivered")).isPositive();
    assertThat(figure(closedLoop, "serverCpuMicros")).isPositive();
    assertNothingWrong(closedLoop);

    String resumable = load("--scenario", "messages", "--pairs", "5", "--resumable");
    assertThat(figure(resumable, "delivered")).isPositive();
    assertNothingWrong(resumable);

    String schedule = load("--scenario", "messages", "--pairs", "5", "--rate", "200");
    // a second of warm-up and two that are measured
    assertThat(figure(schedule, "sent")).isGreaterThanOrEqualTo(600);
    assertNothingWrong(schedule);
  }

  @Test
  void logins_allSucceed() throws Exception {
    String logins = load("--scenario", "logins", "--sessions", "5", "--window", "2");
    assertThat(figure(logins, "delivered")).isPositive();
    assertThat(figure(logins, "failed")).isZero();
    assertThat(figure(logins, "unfinished")).isZero();
  }

  @Test
  void loginsByKey_allSucceed_andFindTheirKeysAgain() throws Exception {
    for (int run = 0; run < 2; run++) {
      String logins =
          load(
              "--scenario",
              "logins",
              "--sessions",
              "3",
              "--accounts-prefix",
              "key",
              "--rate",
              "5",
              "--mechanism",
              "SIMPP-2007");
      assertThat(figure(logins, "delivered")).isPositive();
      assertThat(figure(logins, "failed")).isZero();
      assertThat(figure(logins, "unfinished")).isZero();
    }
  }

  @Test
  void presence_reachesEachContactOnce() throws Exception {
    String presence = load("--scenario", "presence", "--sessions", "5");
    assertThat(figure(presence, "changes")).isPositive();
    for (String fault : List.of("lost", "repeated", "dropped")) {
      assertThat(figure(presence, fault)).as("%s of %s", fault, presence).isZero();
    }
  }

  private static void assertNothingWrong(String messages) {
    for (String fault :
        List.of("lost", "duplicated", "outOfOrder", "unknown", "refused", "dropped")) {
      assertThat(figure(messages, fault)).as("%s of %s", fault, messages).isZero();
    }
  }

  /** Its figures as JSON. */
  private static String load(String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("load", "--json", "--create"));
    words.addAll(List.of("--data", server.data().toString(), "--port", "" + server.c2sPort()));
    words.addAll(List.of("--pid", "" + server.java().pid(), "--warm-up", "1", "--seconds", "2"));
    words.addAll(List.of(options));
    Product.Result result = Product.run(words.toArray(String[]::new));
    assertThat(result.status()).as("%s", result.output()).isZero();
    return result.output().lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
  }

  private static double figure(String json, String key) {
    String begin = "\"" + key + "\":";
    int at = json.indexOf(begin);
    assertThat(at).as("%s in %s", key, json).isNotNegative();
    String rest = json.substring(at + begin.length());
    return Double.parseDouble(rest.substring(0, rest.indexOf(rest.contains(",") ? ',' : '}')));
  }
}
