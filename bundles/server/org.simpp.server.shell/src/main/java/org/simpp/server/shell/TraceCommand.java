package org.simpp.server.shell;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.server.ServerTraces;
import org.simpp.server.ServerTraces.Direction;
import org.simpp.server.ServerTraces.Line;
import org.simpp.server.ServerTraces.Trace;
import org.simpp.server.json.Json;

/** Shows stanzas while they pass, by their envelopes. */
@Service
@Command(
    scope = "simpp",
    name = "trace",
    description = "Show the envelopes of stanzas while they pass, never what they say")
// Karaf sets the fields before it calls execute.
@SuppressWarnings("NullAway.Init")
public final class TraceCommand implements Action {
  private static final String ALL = "all";
  private static final int MOST_LINES = 100_000;
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Reference private ServerTraces traces;
  @Reference private Session session;

  @Option(name = "--for", description = "How long: 90s, 5m, 1h; Ctrl-C ends it before")
  private String time = "5m";

  @Option(name = "--lines", description = "How many lines, 1 to 100000")
  private int most = 1_000;

  @Option(name = "--json", description = "Print a line of JSON for each")
  private boolean json;

  @Argument(
      name = "address",
      description = "An account, one of its sessions, or all",
      required = true)
  @Completion(SessionCompleter.class)
  private String address;

  @Override
  public @Nullable Object execute() throws Exception {
    if (most < 1 || most > MOST_LINES) {
      throw new CommandException("--lines " + most + ": 1 to " + MOST_LINES);
    }
    Jid of = address.equals(ALL) ? null : named();
    try (Trace trace = traces.begin(Operator.name(), of, Durations.of(time))) {
      show(trace, session.getConsole());
    }
    return null;
  }

  private Jid named() throws CommandException {
    Jid named = Operator.address(address);
    if (named.isDomain()) {
      throw new CommandException(
          "\"%s\" is nobody; write name@domain, name@domain/session or %s".formatted(address, ALL));
    }
    return named;
  }

  /** Until its time is over, enough is shown, or nobody reads any more. */
  private void show(Trace trace, PrintStream out) throws InterruptedException {
    if (!json) {
      out.println("for " + time + ", or " + most + " lines; Ctrl-C ends it before");
      out.flush();
    }
    int shown = 0;
    long leftOut = 0;
    Optional<Line> next = Optional.empty();
    while (shown < most && (next.isPresent() || !trace.isOver())) {
      next = trace.next(PATIENCE);
      if (next.isPresent()) {
        out.println(json ? Json.write(fields(next.get())) : text(next.get()));
        shown++;
      }
      long now = trace.leftOut();
      if (now > leftOut && !json) {
        out.println("(" + (now - leftOut) + " more came at once and are not shown)");
      }
      leftOut = now;
      if (out.checkError()) {
        return;
      }
    }
    if (!json) {
      out.println(
          "OK: " + shown + " stanza" + (shown == 1 ? "" : "s") + ", " + leftOut + " left out");
    }
  }

  private static String text(Line line) {
    StringBuilder text = new StringBuilder(TIME.format(line.at()));
    text.append(line.direction() == Direction.IN ? " from " : " to   ").append(line.session());
    text.append("  ").append(line.kind());
    append(text, " ", line.type());
    append(text, " from=", line.from());
    append(text, " to=", line.to());
    append(text, " id=", line.id());
    append(text, "  ", line.payload());
    return text.append("  ")
        .append(line.bytes())
        .append(" bytes: ")
        .append(line.outcome())
        .toString();
  }

  private static void append(StringBuilder text, String before, String value) {
    if (!value.isEmpty()) {
      text.append(before).append(value);
    }
  }

  private static Map<String, Object> fields(Line line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Instant at = line.at();
    fields.put("at", at.toString());
    fields.put("direction", line.direction().name().toLowerCase(Locale.ROOT));
    fields.put("session", line.session().toString());
    fields.put("kind", line.kind());
    fields.put("type", line.type());
    fields.put("from", line.from());
    fields.put("to", line.to());
    fields.put("id", line.id());
    fields.put("payload", line.payload());
    fields.put("bytes", line.bytes());
    fields.put("outcome", line.outcome());
    return fields;
  }
}
