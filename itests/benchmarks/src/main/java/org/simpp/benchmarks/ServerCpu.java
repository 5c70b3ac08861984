package org.simpp.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The processor time that the server's part took: {@code cpuNanos} divided by {@code operations}.
 * Unlike the time on the clock it does not grow when other programs share the processor.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ServerCpu {
  public long operations;
  public long cpuNanos;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long began;

  @Setup(Level.Iteration)
  public void clear() {
    operations = 0;
    cpuNanos = 0;
  }

  void begin() {
    began = threads.getCurrentThreadCpuTime();
  }

  void pause() {
    cpuNanos += threads.getCurrentThreadCpuTime() - began;
  }

  void end() {
    pause();
    operations++;
  }
}
