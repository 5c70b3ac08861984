package org.simpp.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.simpp.load.client.Credentials;
import org.simpp.load.client.Target;
import org.simpp.load.client.Target.Security;
import org.simpp.model.Bytes;

/** A command line that has been understood whole: every value is in its range. */
final class LoadOptions {
  /** What the clients do. */
  enum Kind {
    MESSAGES,
    LOGINS,
    REGISTRATIONS,
    PRESENCE,
    IDLE
  }

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern PASSWORD = Pattern.compile("[!-~]{1,128}");
  private static final Pattern KEY = Pattern.compile("04[0-9a-f]{112}");
  private static final String SIMPP_2007 = "SIMPP-2007";
  private static final List<String> MECHANISMS =
      List.of("SCRAM-SHA-256", "SCRAM-SHA-1", SIMPP_2007);

  private final Map<Option, String> values = new EnumMap<>(Option.class);

  private LoadOptions() {}

  /**
   * @throws UsageException if an option is unknown, lacks its value or is out of its range
   */
  static LoadOptions parse(String... words) throws UsageException {
    LoadOptions options = new LoadOptions();
    for (int i = 0; i < words.length; i++) {
      Option option = option(words[i]);
      if (!option.takesValue()) {
        options.values.put(option, "yes");
      } else if (i + 1 == words.length || words[i + 1].startsWith("--")) {
        throw new UsageException(words[i] + " needs a value");
      } else {
        options.values.put(option, words[++i]);
      }
    }
    options.requireRanges();
    return options;
  }

  private static Option option(String word) throws UsageException {
    return Option.of(word)
        .orElseThrow(
            () ->
                new UsageException(
                    "unknown option " + word + "; known options: " + Option.known()));
  }

  private void requireRanges() throws UsageException {
    requireNumber(Option.PORT, 1, 65_535);
    requireNumber(Option.SESSIONS, 1, 100_000);
    requireNumber(Option.PAIRS, 1, 50_000);
    requireNumber(Option.WINDOW, 1, 10_000);
    requireNumber(Option.RATE, 0, 1_000_000);
    requireNumber(Option.SECONDS, 1, 86_400);
    requireNumber(Option.WARM_UP, 0, 3_600);
    requireNumber(Option.PATIENCE, 1, 3_600);
    requireNumber(Option.BODY, 1, 60_000);
    requireNumber(Option.PID, 1, 999_999_999);
    require(Option.ACCOUNTS_PREFIX, PREFIX, "lower-case letters, digits, and . _ - within");
    require(Option.PASSWORD, PASSWORD, "1 to 128 characters of ASCII without white space");
    if (given(Option.MECHANISM) && !MECHANISMS.contains(text(Option.MECHANISM))) {
      throw new UsageException("--mechanism is one of " + MECHANISMS);
    }
    if (given(Option.SERVER_KEY) || text(Option.MECHANISM).equals(SIMPP_2007)) {
      require(
          Option.SERVER_KEY,
          KEY,
          "the server's public key on P-224 in hex, as simpp:status shows it");
    }
    EnumSet<Option> security = EnumSet.of(Option.TLS, Option.DIRECT_TLS, Option.NO_TLS);
    security.retainAll(values.keySet());
    if (security.size() > 1) {
      throw new UsageException("--tls, --direct-tls and --no-tls exclude each other");
    }
    if (List.of(Kind.values()).stream().noneMatch(this::isKind)) {
      throw new UsageException("--scenario is messages, logins, registrations, presence or idle");
    }
  }

  private void requireNumber(Option option, int least, int most) throws UsageException {
    String value = text(option);
    if (value.isEmpty() && !values.containsKey(option)) {
      return;
    }
    boolean isNumber = NUMBER.matcher(value).matches();
    if (!isNumber || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
      throw new UsageException(
          "%s %s: a number from %d to %d".formatted(option.word(), value, least, most));
    }
  }

  private void require(Option option, Pattern pattern, String rule) throws UsageException {
    if (!pattern.matcher(text(option)).matches()) {
      throw new UsageException("%s: %s".formatted(option.word(), rule));
    }
  }

  boolean given(Option option) {
    return values.containsKey(option);
  }

  String text(Option option) {
    return values.getOrDefault(option, option.standard());
  }

  int number(Option option) {
    return Integer.parseInt(text(option));
  }

  /** The number, or {@code other} where none is given. */
  int number(Option option, int other) {
    return given(option) ? number(option) : other;
  }

  Kind kind() {
    return List.of(Kind.values()).stream().filter(this::isKind).findFirst().orElseThrow();
  }

  private boolean isKind(Kind kind) {
    return kind.name().equalsIgnoreCase(text(Option.SCENARIO));
  }

  OptionalLong pid() {
    return given(Option.PID) ? OptionalLong.of(number(Option.PID)) : OptionalLong.empty();
  }

  Target target() {
    Security security = Security.START_TLS;
    if (given(Option.DIRECT_TLS)) {
      security = Security.DIRECT_TLS;
    } else if (given(Option.NO_TLS)) {
      security = Security.NONE;
    }
    return new Target(
        text(Option.HOST),
        number(Option.PORT, security == Security.DIRECT_TLS ? 5223 : 5222),
        text(Option.DOMAIN),
        security);
  }

  /**
   * How they authenticate.
   *
   * @throws IOException if the file of tokens cannot be read
   */
  Credentials credentials() throws IOException {
    return new Credentials(
        text(Option.PASSWORD),
        text(Option.MECHANISM),
        given(Option.REGISTER),
        Bytes.ofHex(text(Option.SERVER_KEY)),
        tokens());
  }

  private Map<String, String> tokens() throws IOException {
    Map<String, String> tokens = new HashMap<>();
    if (given(Option.TOKENS)) {
      for (String line : Files.readAllLines(Path.of(text(Option.TOKENS)))) {
        String[] words = line.split(" ", 2);
        if (words.length < 2) {
          throw new IOException(text(Option.TOKENS) + ": a line is a user, a space and a token");
        }
        tokens.put(words[0], words[1]);
      }
    }
    return tokens;
  }

  /** The accounts that take part, in their order. */
  List<String> accounts() {
    return IntStream.range(0, accountCount())
        .mapToObj(number -> text(Option.ACCOUNTS_PREFIX) + number)
        .toList();
  }

  private int accountCount() {
    return switch (kind()) {
      case MESSAGES -> Math.max(2 * number(Option.PAIRS), number(Option.SESSIONS, 0));
      case LOGINS, REGISTRATIONS -> number(Option.SESSIONS, 100);
      case PRESENCE -> 1 + number(Option.SESSIONS, 100);
      case IDLE -> number(Option.SESSIONS, 1000);
    };
  }
}
