package org.simpp.server.statistics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;

/** What the JVM and its process use. */
public final class Machine {
  private static final double MILLIS = TimeUnit.SECONDS.toMillis(1);
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private Machine() {}

  public static void read(Readings into) {
    into.gauge(
        "process_uptime_seconds",
        "Time since the JVM was started.",
        ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS);
    into.counter(
        "process_cpu_seconds",
        "CPU time of the process.",
        Map.of(),
        ofSystem("ProcessCpuTime") / NANOS);
    into.gauge("process_open_fds", "Open files and sockets.", ofSystem("OpenFileDescriptorCount"));
    into.gauge(
        "process_max_fds",
        "Files and sockets that may be open.",
        ofSystem("MaxFileDescriptorCount"));
    into.gauge("jvm_threads", "Threads.", ManagementFactory.getThreadMXBean().getThreadCount());
    memory(into);
    collections(into);
  }

  /** By name: the type that has it is of a package that a bundle cannot import. */
  private static double ofSystem(String attribute) {
    try {
      ObjectName system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
      Object value = ManagementFactory.getPlatformMBeanServer().getAttribute(system, attribute);
      return value instanceof Number number ? number.doubleValue() : Double.NaN;
    } catch (JMException e) {
      return Double.NaN;
    }
  }

  private static void memory(Readings into) {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
    String help = "Memory in use.";
    into.gauge("jvm_memory_used_bytes", help, Map.of("area", "heap"), heap.getUsed());
    into.gauge("jvm_memory_used_bytes", help, Map.of("area", "nonheap"), other.getUsed());
    into.gauge(
        "jvm_memory_max_bytes", "Memory that may be used.", Map.of("area", "heap"), heap.getMax());
  }

  private static void collections(Readings into) {
    for (GarbageCollectorMXBean one : ManagementFactory.getGarbageCollectorMXBeans()) {
      into.counter(
          "jvm_gc_collections",
          "Collections of garbage.",
          Map.of("gc", one.getName()),
          one.getCollectionCount());
    }
    for (GarbageCollectorMXBean one : ManagementFactory.getGarbageCollectorMXBeans()) {
      into.counter(
          "jvm_gc_seconds",
          "Time spent in collections of garbage.",
          Map.of("gc", one.getName()),
          one.getCollectionTime() / MILLIS);
    }
  }
}
