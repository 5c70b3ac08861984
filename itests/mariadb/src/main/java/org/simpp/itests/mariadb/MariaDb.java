package org.simpp.itests.mariadb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A MariaDB in a folder of its own, with a socket there and a port of the loopback address.
 * Debian's {@code mariadb-server-core} and {@code mariadb-client-core} bring the programs, and no
 * service of the machine.
 *
 * <p>Its defaults are not those that we would choose: Latin-1, and a time zone far from UTC. What
 * the schema and the connection need, they must ask for themselves.
 */
public final class MariaDb implements AutoCloseable {
  /** The account that a server of ours uses. */
  public static final String USER = "simpp";

  /** That account's password; nobody but this machine can reach the port. */
  public static final String PASSWORD = "a password of the test";

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long POLL_MILLIS = 100;

  private final Path folder;
  private final int port;
  private final List<String> options;
  private Process process;

  private MariaDb(Path folder, int port, List<String> options) throws IOException {
    this.folder = folder;
    this.port = port;
    this.options = options;
    this.process = launch();
  }

  /**
   * Makes one in an empty {@code folder}, whose path is short enough for a socket, and returns when
   * it answers.
   *
   * @param options more of the daemon's own
   */
  public static MariaDb start(Path folder, String... options)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    finish(
        new ProcessBuilder(
                program("mariadb-install-db"),
                "--no-defaults",
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--user=" + user(),
                "--datadir=" + folder.resolve("data"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("install.log").toFile()),
        folder.resolve("install.log"));
    MariaDb database = new MariaDb(folder, freePort(), List.of(options));
    try {
      database.awaitAnswer();
      database.execute(
          "CREATE USER '%s'@'%%' IDENTIFIED BY '%s'; GRANT ALL ON *.* TO '%s'@'%%'"
              .formatted(USER, PASSWORD, USER));
      return database;
    } catch (IOException | InterruptedException e) {
      database.close();
      throw e;
    }
  }

  /** The port of 127.0.0.1. */
  public int port() {
    return port;
  }

  /** Runs statements as its administrator; what they print, tab-separated, without headings. */
  public String execute(String sql) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "sql", ".out");
    try {
      return finish(
          new ProcessBuilder(
                  program("mariadb"),
                  "--no-defaults",
                  "--socket=" + socket(),
                  "--user=root",
                  "--default-character-set=utf8mb4",
                  "--skip-column-names",
                  "--batch",
                  "--execute=" + sql)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile()),
          output);
    } finally {
      Files.delete(output);
    }
  }

  /** Stops it in good order: who is connected is cut off, who connects is refused. */
  public void stop() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("MariaDB did not end; see " + log());
    }
  }

  /** Kills it, as a power cut does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Starts it again after its end, at the same port; returns when it answers. */
  public void startAgain() throws IOException, InterruptedException {
    process = launch();
    awaitAnswer();
  }

  /** From now on it takes connections and statements, and answers none of them. */
  public void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Ends {@link #freeze}. */
  public void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  @Override
  public void close() {
    // it has nothing that must last, and may be frozen
    process.destroyForcibly();
    process.onExit().join();
  }

  private Process launch() throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                program("mariadbd"),
                "--no-defaults",
                "--user=" + user(),
                "--datadir=" + folder.resolve("data"),
                "--socket=" + socket(),
                "--pid-file=" + folder.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--character-set-server=latin1",
                "--default-time-zone=+09:00",
                "--innodb-buffer-pool-size=32M",
                "--skip-name-resolve"));
    words.addAll(options);
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        execute("SELECT 1");
        return;
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IOException("MariaDB does not start; see " + log(), notYet);
        }
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void signal(String signal) throws IOException, InterruptedException {
    Path output = folder.resolve("signal.out");
    finish(
        new ProcessBuilder("kill", signal, "" + process.pid())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile()),
        output);
  }

  private Path socket() {
    return folder.resolve("s");
  }

  private Path log() {
    return folder.resolve("mariadb.log");
  }

  private static String user() {
    return System.getProperty("user.name");
  }

  /** Debian keeps the daemon where the path of people who are not root does not lead. */
  private static String program(String name) {
    return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin")
        .map(where -> Path.of(where, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    name
                        + " is missing; install it with: apt-get install mariadb-server-core mariadb-client-core"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String finish(ProcessBuilder builder, Path output)
      throws IOException, InterruptedException {
    Process running = builder.start();
    if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      running.destroyForcibly();
      throw new IOException(builder.command().get(0) + " does not end");
    }
    String said = Files.readString(output, StandardCharsets.UTF_8);
    if (running.exitValue() != 0) {
      throw new IOException(builder.command().get(0) + " failed: " + said);
    }
    return said;
  }
}
