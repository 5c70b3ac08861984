package org.simpp.itests.products;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The checkout's commands, run as a person runs them. */
final class Product {
  /** The checkout. */
  static final Path ROOT = Path.of(System.getProperty("simpp.root")).toAbsolutePath().normalize();

  /** Where tests leave what a person may want to look at: logs and screenshots. */
  static final Path OUTPUT = Path.of(System.getProperty("simpp.output")).toAbsolutePath();

  private static final int PORTS = 4_000;
  private static final int FIRST_PORT = 12_000 + PORTS * Integer.getInteger("simpp.fork", 1);
  private static int nextPort = new Random().nextInt(PORTS);

  /**
   * What a command did.
   *
   * @param output standard output and standard error, as they came
   */
  record Result(int status, String output) {}

  private Product() {}

  /** A command that is not yet started; what is built is taken as it is. */
  static ProcessBuilder command(String... words) {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.directory(ROOT.toFile());
    builder.environment().put("SIMPP_BUILT", "yes");
    return builder;
  }

  /** {@code ./run} with {@code arguments}, to its end. */
  static Result run(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add("./run");
    words.addAll(List.of(arguments));
    return toTheEnd(command(words.toArray(String[]::new)), 120);
  }

  /** Any command with a changed environment, to its end. */
  static Result execute(Map<String, String> environment, int seconds, String... words)
      throws IOException, InterruptedException {
    ProcessBuilder builder = command(words);
    builder.environment().putAll(environment);
    return toTheEnd(builder, seconds);
  }

  /**
   * A port of the loopback address that nobody listens on now. Each process of tests asks within a
   * range of its own, below what the system gives away by itself, so that no two take the same.
   */
  static synchronized int freePort() throws IOException {
    for (int attempt = 0; attempt < PORTS; attempt++) {
      int port = FIRST_PORT + nextPort;
      nextPort = (nextPort + 1) % PORTS;
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // somebody else's: the next one
      }
    }
    throw new IOException("every port from " + FIRST_PORT + " on is taken");
  }

  private static Result toTheEnd(ProcessBuilder builder, int seconds)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("simpp", ".out");
    try {
      Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroy();
        throw new IOException(
            "%s did not end within %d s; it said: %s"
                .formatted(builder.command(), seconds, Files.readString(output)));
      }
      return new Result(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }
}
