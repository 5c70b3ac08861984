package org.simpp.load.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What Linux says of a process of this machine: the processor time it has used and the memory it
 * has now. Thread-safe.
 */
public final class ServerProcess {
  /** The unit of {@code /proc/PID/stat}, USER_HZ, which is 100 on every Linux that Java runs on. */
  private static final long TICK_NANOS = 10_000_000;

  /** User and system time of the process itself, counted from the field after the name. */
  private static final int USER_TIME = 11;

  private static final int SYSTEM_TIME = 12;

  /** The same of its children that have ended. */
  private static final int ENDED_USER_TIME = 13;

  private static final int ENDED_SYSTEM_TIME = 14;

  /**
   * One look at it.
   *
   * @param cpuNanos used since the process began
   * @param residentBytes that it holds now
   */
  public record Sample(long cpuNanos, long residentBytes) {}

  private final long pid;
  private final boolean withChildren;

  public ServerProcess(long pid, boolean withChildren) {
    this.pid = pid;
    this.withChildren = withChildren;
  }

  /**
   * Looks at it now.
   *
   * @throws IOException if there is no such process
   */
  public Sample sample() throws IOException {
    long ticks = ticks(pid);
    long bytes = resident(pid);
    if (withChildren) {
      try (Stream<ProcessHandle> all =
          ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants)) {
        for (long child : all.mapToLong(ProcessHandle::pid).toArray()) {
          ticks += ticksWhereItLives(child);
          bytes += residentWhereItLives(child);
        }
      }
    }
    return new Sample(ticks * TICK_NANOS, bytes);
  }

  private long ticks(long process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
    // The name, in brackets, may hold anything.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
    if (withChildren) {
      ticks += Long.parseLong(fields[ENDED_USER_TIME]) + Long.parseLong(fields[ENDED_SYSTEM_TIME]);
    }
    return ticks;
  }

  private static long resident(long process) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return 0;
  }

  private long ticksWhereItLives(long process) throws IOException {
    try {
      return ticks(process);
    } catch (NoSuchFileException ended) {
      return 0;
    }
  }

  private static long residentWhereItLives(long process) throws IOException {
    try {
      return resident(process);
    } catch (NoSuchFileException ended) {
      return 0;
    }
  }
}
