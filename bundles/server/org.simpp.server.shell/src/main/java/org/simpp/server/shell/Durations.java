package org.simpp.server.shell;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.karaf.shell.support.CommandException;

/** Times as an operator writes them. */
final class Durations {
  private static final Pattern TIME = Pattern.compile("(\\d{1,5})([smh])");

  private Durations() {}

  static Duration of(String text) throws CommandException {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new CommandException("\"" + text + "\" is no time; write it as 60s, 2m or 1h");
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
