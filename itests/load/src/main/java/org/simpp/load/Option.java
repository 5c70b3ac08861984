package org.simpp.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The options of {@code ./run load}, their defaults and what they mean. */
enum Option {
  HOST("--host", "127.0.0.1", "address of the server"),
  PORT("--port", "", "its port; 5222, or 5223 with --direct-tls"),
  DOMAIN("--domain", "simpp.local", "the domain that it serves"),
  TLS("--tls", null, "STARTTLS (the default)"),
  DIRECT_TLS("--direct-tls", null, "TLS from the first byte"),
  NO_TLS("--no-tls", null, "no TLS at all"),
  SCENARIO("--scenario", "messages", "messages, logins, registrations, presence or idle"),
  SESSIONS("--sessions", "", "sessions: messages 2 a pair, idle 1000, contacts and accounts 100"),
  PAIRS("--pairs", "10", "messages: pairs of a sender and a receiver"),
  WINDOW("--window", "", "outstanding at once: 10 messages a pair, 20 logins"),
  RATE("--rate", "0", "messages or logins a second on a schedule; 0 sends when one has arrived"),
  SECONDS("--seconds", "10", "how long to measure"),
  WARM_UP("--warm-up", "5", "seconds before, which do not count"),
  PATIENCE("--patience", "30", "seconds until what has not arrived is lost"),
  BODY("--body", "100", "messages: characters of a body"),
  ACCOUNTS_PREFIX("--accounts-prefix", "load", "the accounts are PREFIX0, PREFIX1, ..."),
  PASSWORD("--password", "load-of-words", "the password of all of them"),
  MECHANISM("--mechanism", "", "SCRAM-SHA-256, SCRAM-SHA-1 or SIMPP-2007; the stronger SCRAM"),
  SERVER_KEY("--server-key", "", "with SIMPP-2007: the server's key, KUS, in hex"),
  /** Written by the script for {@link #CREATE}. */
  TOKENS("--tokens", "", "with SIMPP-2007: a file of users and tokens, who register a key first"),
  REGISTER("--register", null, "make the accounts first, in band, where the server lets everybody"),
  /** Done by the script before this program begins, like {@link #DATA}. */
  CREATE("--create", null, "make the accounts first, in a server of ours on this machine"),
  DATA("--data", "", "with --create: that server's data folder"),
  LIST_ACCOUNTS("--list-accounts", null, "print the accounts that are needed, and end"),
  PID("--pid", "", "the server's process on this machine: its CPU and memory"),
  WITH_CHILDREN("--with-children", null, "count the processes below it too"),
  RESUMABLE("--resumable", null, "sessions that can be resumed (XEP-0198), and acknowledge"),
  JSON("--json", null, "one line of JSON and no table"),
  HELP("--help", null, "this text");

  private final String text;
  private final Optional<String> standard;
  private final String meaning;

  Option(String text, @Nullable String standard, String meaning) {
    this.text = text;
    this.standard = Optional.ofNullable(standard);
    this.meaning = meaning;
  }

  /** Whether a value follows it. */
  boolean takesValue() {
    return standard.isPresent();
  }

  /** Its value where it is not given; "" where that depends on others. */
  String standard() {
    return standard.orElse("");
  }

  static Optional<Option> of(String word) {
    return Arrays.stream(values()).filter(option -> option.text.equals(word)).findFirst();
  }

  /** All of them, in one line. */
  static String known() {
    return Arrays.stream(values()).map(Option::toString).collect(Collectors.joining(", "));
  }

  static String help() {
    return Arrays.stream(values())
        .map(option -> "  %-34s %s%n".formatted(option, option.explanation()))
        .collect(Collectors.joining());
  }

  private String explanation() {
    return standard().isEmpty() ? meaning : meaning + " [" + standard() + "]";
  }

  /** As it stands in a list: {@code --port PORT}. */
  @Override
  public String toString() {
    return takesValue() ? text + " " + text.substring(2).toUpperCase(Locale.ROOT) : text;
  }

  /** The word alone. */
  String word() {
    return text;
  }
}
