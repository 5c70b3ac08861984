package org.simpp.server.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.simpp.server.ServerStatistics.Kind;
import org.simpp.server.ServerStatistics.Reading;

/** Collects values, in the order in which they are shown. */
public final class Readings {
  private final List<Reading> all = new ArrayList<>();

  /** A value that goes up and down. */
  public void gauge(String name, String help, double value) {
    gauge(name, help, Map.of(), value);
  }

  public void gauge(String name, String help, Map<String, String> labels, double value) {
    all.add(new Reading(name, Kind.GAUGE, help, labels, value));
  }

  public void gauge(String name, String help, Map<String, String> labels, long value) {
    gauge(name, help, labels, (double) value);
  }

  public void gauge(String name, String help, long value) {
    gauge(name, help, Map.of(), value);
  }

  /** A value that only grows. */
  public void counter(String name, String help, Map<String, String> labels, double value) {
    all.add(new Reading(name, Kind.COUNTER, help, labels, value));
  }

  public void counter(String name, String help, Map<String, String> labels, long value) {
    counter(name, help, labels, (double) value);
  }

  public List<Reading> all() {
    return List.copyOf(all);
  }
}
