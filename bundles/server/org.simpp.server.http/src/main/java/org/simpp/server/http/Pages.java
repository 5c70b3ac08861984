package org.simpp.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.simpp.server.ServerHealth;
import org.simpp.server.ServerStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is served: {@code /metrics}, {@code /health/live}, {@code /health/ready}; nothing else. */
final class Pages implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(Pages.class);
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int FAULT = 500;
  private static final int UNAVAILABLE = 503;

  private record Page(int status, String type, String body) {}

  private final ServerStatistics statistics;
  private final ServerHealth health;

  Pages(ServerStatistics statistics, ServerHealth health) {
    this.statistics = statistics;
    this.health = health;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange, page(exchange.getRequestMethod(), exchange.getRequestURI().getPath()));
    }
  }

  private Page page(String method, String path) throws IOException {
    if (!Set.of("GET", "HEAD").contains(method)) {
      return text(METHOD_NOT_ALLOWED, "GET and HEAD are understood here\n");
    }
    try {
      return switch (path) {
        case "/metrics" ->
            new Page(OK, OpenMetrics.CONTENT_TYPE, OpenMetrics.text(statistics.read()));
        case "/health/live" -> checked(health.live());
        case "/health/ready" -> checked(health.ready());
        default -> text(NOT_FOUND, "there are /metrics, /health/live and /health/ready\n");
      };
    } catch (RuntimeException e) {
      log.error("{} cannot be served", path, e);
      return text(FAULT, "a fault of the server; its log says more\n");
    }
  }

  private static Page checked(List<ServerHealth.Check> checks) {
    StringBuilder text = new StringBuilder();
    for (ServerHealth.Check one : checks) {
      text.append(one.good() ? "ok " : "FAILED ").append(one.name());
      text.append(": ").append(one.detail()).append('\n');
    }
    boolean good = checks.stream().allMatch(ServerHealth.Check::good);
    return text(good ? OK : UNAVAILABLE, text.toString());
  }

  private static Page text(int status, String body) {
    return new Page(status, TEXT, body);
  }

  private static void answer(HttpExchange exchange, Page page) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", page.type());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(page.status(), -1);
      return;
    }
    byte[] bytes = page.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(page.status(), bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }
}
