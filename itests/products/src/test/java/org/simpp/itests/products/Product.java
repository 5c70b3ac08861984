package org.simpp.itests.products;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The checkout's commands, run as a person runs them. */
final class Product {
  /** The checkout. */
  static final Path ROOT = Path.of(System.getProperty("simpp.root")).toAbsolutePath().normalize();

  /** Where tests leave what a person may want to look at: logs and screenshots. */
  static final Path OUTPUT = Path.of(System.getProperty("simpp.output")).toAbsolutePath();

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

  /** A port of the loopback address that nobody listens on now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
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
