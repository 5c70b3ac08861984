package org.simpp.server.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.simpp.server.ServerStatistics;
import org.simpp.server.ServerStatistics.Kind;
import org.simpp.server.ServerStatistics.Reading;

/** Shows what the server counts and measures. */
@Service
@Command(
    scope = "simpp",
    name = "stats",
    description = "Show what the server counts and measures, as /metrics has it")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class StatsCommand implements Action {
  private static final int LONGEST_WATCH = 3_600;

  @Reference private ServerStatistics statistics;
  @Reference private Session session;

  @Option(
      name = "--watch",
      description = "Again every so many seconds, 1 to 3600, until Ctrl-C; counters by the second",
      valueToShowInHelp = "once")
  private int watch;

  @Option(name = "--json", description = "Print JSON")
  private boolean json;

  @Argument(name = "names", description = "Only names that begin so", multiValued = true)
  private List<String> names = new ArrayList<>();

  @Override
  public @Nullable Object execute() throws Exception {
    if (watch < 0 || watch > LONGEST_WATCH) {
      throw new CommandException("--watch " + watch + ": 1 to " + LONGEST_WATCH + " seconds");
    }
    List<Reading> now = wanted();
    show(now, Map.of());
    while (watch > 0) {
      Map<String, Double> before = new HashMap<>();
      now.forEach(one -> before.put(one.title(), one.value()));
      session.getConsole().flush();
      TimeUnit.SECONDS.sleep(watch);
      now = wanted();
      show(now, before);
    }
    return null;
  }

  private List<Reading> wanted() throws CommandException {
    List<Reading> wanted =
        statistics.read().stream()
            .filter(one -> names.isEmpty() || names.stream().anyMatch(one.name()::startsWith))
            .toList();
    if (wanted.isEmpty()) {
      throw new CommandException("nothing begins with %s; simpp:stats shows all".formatted(names));
    }
    return wanted;
  }

  private void show(List<Reading> readings, Map<String, Double> before) {
    Listing listing =
        before.isEmpty()
            ? new Listing("name", "value")
            : new Listing("name", "value", "per second");
    for (Reading one : readings) {
      if (before.isEmpty()) {
        listing.row(one.title(), shown(one.value()));
      } else {
        double last = before.getOrDefault(one.title(), 0.0);
        listing.row(
            one.title(),
            shown(one.value()),
            one.kind() == Kind.COUNTER ? shown((one.value() - last) / watch) : "");
      }
    }
    listing.print(session.getConsole(), json, "value");
  }

  private Object shown(double value) {
    if (json && Double.isFinite(value)) {
      return value;
    }
    return value == Math.rint(value) && !Double.isInfinite(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
