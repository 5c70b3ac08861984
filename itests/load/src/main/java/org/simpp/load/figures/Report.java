package org.simpp.load.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures of one run, in their order, for a person or a program. Not thread-safe. */
public final class Report {
  private record Figure(String key, String label, double value, String unit) {}

  private final String scenario;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  public Report(String scenario) {
    this.scenario = scenario;
  }

  /**
   * Adds a figure.
   *
   * @param key as a program reads it
   * @param label as a person reads it
   */
  public Report add(String key, String label, double value, String unit) {
    figures.add(new Figure(key, label, value, unit));
    return this;
  }

  /** Adds a figure that is a count. */
  public Report add(String key, String label, long count, String unit) {
    return add(key, label, (double) count, unit);
  }

  /** A count that must be 0: another makes the run a failed one. */
  public Report mustBeZero(String key, String label, long count) {
    add(key, label, count, "");
    if (count != 0) {
      faults.add(count + " " + label);
    }
    return this;
  }

  /** What must not have happened and did; empty after a run that can be believed. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** One line a figure. */
  public String table() {
    return scenario
        + "\n"
        + figures.stream()
            .map(f -> "  %-36s %14s %s".formatted(f.label(), number(f.value()), f.unit()))
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"));
  }

  /** One object on one line. */
  public String json() {
    return figures.stream()
        .map(f -> ",\"" + f.key() + "\":" + number(f.value()))
        .collect(Collectors.joining("", "{\"scenario\":\"" + scenario + "\"", "}"));
  }

  private static String number(double value) {
    if (value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, value < 100 ? "%.3f" : "%.1f", value);
  }
}
