package org.simpp.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.server.ServerHealth;
import org.simpp.server.ServerStatistics;
import org.simpp.server.ServerStatistics.Kind;
import org.simpp.server.ServerStatistics.Reading;

class MonitoringTest {
  private final List<Reading> readings =
      new ArrayList<>(
          List.of(
              new Reading("simpp_sessions", Kind.GAUGE, "Sessions.", Map.of(), 3),
              new Reading("simpp_logins", Kind.COUNTER, "Logins.", Map.of("outcome", "success"), 5),
              new Reading(
                  "simpp_logins", Kind.COUNTER, "Logins.", Map.of("outcome", "a \"b\"\n"), 1)));
  private final HttpClient client = HttpClient.newHttpClient();
  private boolean isReady = true;
  private Monitoring monitoring;

  @BeforeEach
  void open() throws Exception {
    ServerStatistics statistics = () -> readings;
    ServerHealth health =
        new ServerHealth() {
          @Override
          public List<Check> live() {
            return List.of(new Check("threads", true, "well"));
          }

          @Override
          public List<Check> ready() {
            return List.of(new Check("store", isReady, isReady ? "answers" : "is away"));
          }
        };
    monitoring = new Monitoring(Monitoring.address("127.0.0.1", "0"), statistics, health);
  }

  @AfterEach
  void close() {
    monitoring.close();
  }

  @Test
  void metrics_areOpenMetrics() throws Exception {
    HttpResponse<String> response = send("GET", "/metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/openmetrics-text; version=1.0.0");
    assertThat(response.body())
        .contains(
            "# TYPE simpp_sessions gauge\n# HELP simpp_sessions Sessions.\nsimpp_sessions 3.0\n")
        .contains("# TYPE simpp_logins counter\n")
        .contains("simpp_logins_total{outcome=\"success\"} 5.0\n")
        .contains("simpp_logins_total{outcome=\"a \\\"b\\\"\\n\"} 1.0\n")
        .endsWith("# EOF\n");
  }

  @Test
  void ready_is503_withTheReason_andLiveStays200() throws Exception {
    assertThat(send("GET", "/health/ready").statusCode()).isEqualTo(200);
    isReady = false;

    assertThat(send("GET", "/health/ready").statusCode()).isEqualTo(503);
    assertThat(send("GET", "/health/ready").body()).isEqualTo("FAILED store: is away\n");
    assertThat(send("GET", "/health/live").statusCode()).isEqualTo(200);
    assertThat(send("GET", "/health/live").body()).isEqualTo("ok threads: well\n");
  }

  @Test
  void head_hasNoBody() throws Exception {
    assertThat(send("HEAD", "/metrics").statusCode()).isEqualTo(200);
    assertThat(send("HEAD", "/metrics").body()).isEmpty();
  }

  @Test
  void doubledValue_is500_withoutTheReason() throws Exception {
    readings.add(readings.get(0));

    assertThat(send("GET", "/metrics").statusCode()).isEqualTo(500);
    assertThat(send("GET", "/metrics").body()).doesNotContain("simpp_sessions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/metrics/", "/metrics/../health", "/health", "//metrics"})
  void anythingElse_isNotFound(String path) throws Exception {
    assertThat(send("GET", path).statusCode()).isEqualTo(404);
  }

  @Test
  void otherMethods_areNotAllowed() throws Exception {
    assertThat(send("POST", "/metrics").statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"65536", "-1", "http", "5285 "})
  void port_thatIsNone_isRefused(String port) {
    assertThatThrownBy(() -> Monitoring.address("127.0.0.1", port))
        .hasMessageContaining("0 to 65535");
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    InetSocketAddress at = monitoring.address();
    URI uri = URI.create("http://127.0.0.1:" + at.getPort() + path);
    return client.send(
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
