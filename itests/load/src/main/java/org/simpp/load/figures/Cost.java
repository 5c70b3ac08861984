package org.simpp.load.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an interval cost: its length, the server's processor time, and the share of a processor that
 * the generator itself took. A generator near 1 has measured itself.
 *
 * @param wallNanos length of the interval
 * @param serverNanos processor time of the server; 0 where its process is not known
 * @param generatorNanos processor time of the generator
 */
public record Cost(long wallNanos, long serverNanos, long generatorNanos) {
  private static final double SECOND = 1e9;
  private static final double MICROSECOND = 1e3;

  /** Where an interval began. */
  public static final class Beginning {
    private final Optional<ServerProcess> server;
    private final ServerProcess generator = new ServerProcess(ProcessHandle.current().pid(), false);
    private final long serverNanos;
    private final long generatorNanos;
    private final long instant;

    private Beginning(Optional<ServerProcess> server) throws IOException {
      this.server = server;
      serverNanos = cpu(server);
      generatorNanos = generator.sample().cpuNanos();
      instant = System.nanoTime();
    }

    /** What it has cost until now. */
    public Cost end() throws IOException {
      return new Cost(
          System.nanoTime() - instant,
          cpu(server) - serverNanos,
          generator.sample().cpuNanos() - generatorNanos);
    }
  }

  /** An interval begins. */
  public static Beginning begin(Optional<ServerProcess> server) throws IOException {
    return new Beginning(server);
  }

  private static long cpu(Optional<ServerProcess> server) throws IOException {
    return server.isPresent() ? server.orElseThrow().sample().cpuNanos() : 0;
  }

  public double perSecond(long count) {
    return count * SECOND / wallNanos;
  }

  /**
   * Adds what each of {@code count} things cost.
   *
   * @param what as in "a message"
   */
  public void addTo(Report report, long count, String what, Optional<ServerProcess> server)
      throws IOException {
    if (server.isPresent() && count > 0) {
      report.add(
          "serverCpuMicros",
          "server's processor time " + what,
          serverNanos / MICROSECOND / count,
          "µs");
    }
    if (server.isPresent()) {
      report.add("serverCores", "processors busy for the server", share(serverNanos), "");
    }
    report.add("generatorCores", "processors busy for the generator", share(generatorNanos), "");
    report.add("seconds", "measured for", wallNanos / SECOND, "s");
    report.add("loadAverage", "load average of the machine", loadAverage(), "");
  }

  private double share(long nanos) {
    return (double) nanos / wallNanos;
  }

  private static double loadAverage() throws IOException {
    String all = Files.readString(Path.of("/proc/loadavg"));
    return Double.parseDouble(all.substring(0, all.indexOf(' ')));
  }
}
