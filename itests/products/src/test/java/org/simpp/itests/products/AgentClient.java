package org.simpp.itests.products;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Talks to the agent inside a running product. */
final class AgentClient implements AutoCloseable {
  private static final Pattern CALLS =
      Pattern.compile(
          "made (\\d+) failed (\\d+) longest-ms (\\d+) served-by (\\S+) first-failure (.*)");

  /** What the agent's calls have come to. */
  record Calls(
      long made, long failed, long longestMilliseconds, String servedBy, String firstFailure) {}

  private final Socket socket;
  private final BufferedReader in;
  private final PrintWriter out;

  private AgentClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(60_000);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** Puts the agent into a server and waits until it answers. */
  static AgentClient in(RunningServer server) throws Exception {
    int port = Product.freePort();
    server.shellOutput("system:property", "simpp.itests.agent", "" + port);
    server.shellOutput("bundle:install", "-s", "file:" + OtherProvider.AGENT);
    return connect(port);
  }

  /** Waits until the agent answers at that port. */
  static AgentClient connect(int port) throws Exception {
    for (int attempt = 0; attempt < 600; attempt++) {
      try {
        return new AgentClient(new Socket(InetAddress.getLoopbackAddress(), port));
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IOException("no agent answered at port " + port + " within 60 s");
  }

  /** Sends one command that must succeed; the answer. */
  String tell(String... words) throws IOException {
    out.println(String.join(" ", words));
    String answer = in.readLine();
    if (answer == null || answer.startsWith("error")) {
      throw new IOException(String.join(" ", words) + ": " + answer);
    }
    return answer;
  }

  /**
   * Names and versions of the bundles that have been started, stopped or updated since it began.
   */
  Set<String> changed() throws IOException {
    return new TreeSet<>(List.of(tell("changed").split(" ")));
  }

  Calls calls() throws IOException {
    String report = tell("calls");
    Matcher numbers = CALLS.matcher(report);
    if (!numbers.matches()) {
      throw new IOException("the agent said " + report);
    }
    return new Calls(
        Long.parseLong(numbers.group(1)),
        Long.parseLong(numbers.group(2)),
        Long.parseLong(numbers.group(3)),
        numbers.group(4),
        numbers.group(5));
  }

  /** Waits until so many calls have been made, the last one in the bundle of that name. */
  Calls awaitCalls(long made, String provider) throws Exception {
    for (int attempt = 0; attempt < 600; attempt++) {
      Calls calls = calls();
      if (calls.made() >= made && calls.servedBy().equals(provider)) {
        return calls;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(
        "no %d calls with the last in %s within 60 s: %s".formatted(made, provider, calls()));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
