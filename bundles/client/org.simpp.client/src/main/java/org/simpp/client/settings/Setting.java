package org.simpp.client.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set: its name in the files, what it may be, and what it is where nobody has
 * said otherwise.
 */
public final class Setting<T> {
  /** The longest value, in characters. */
  public static final int MAX_LENGTH = 500;

  private static final Pattern NAME = Pattern.compile("[a-z]+(\\.[a-z]+(-[a-z]+)*)+");

  private final String name;
  private final T preset;
  private final @Nullable T strictest;
  private final String rule;
  private final Function<String, Optional<T>> reader;
  private final Function<T, String> writer;

  private Setting(
      String name,
      T preset,
      @Nullable T strictest,
      String rule,
      Function<String, Optional<T>> reader,
      Function<T, String> writer) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a setting is called like area.thing, not " + name);
    }
    this.name = name;
    this.preset = preset;
    this.strictest = strictest;
    this.rule = rule;
    this.reader = reader;
    this.writer = writer;
    if (!reader.apply(writer.apply(preset)).equals(Optional.of(preset))) {
      throw new IllegalArgumentException(name + " does not allow its own preset");
    }
  }

  /** Something that is on or off. */
  public static Setting<Boolean> onOff(String name, boolean preset) {
    return choice(name, preset, List.of(true, false), on -> on ? "on" : "off");
  }

  /**
   * One of a few values.
   *
   * @param word how the value is written in the files
   */
  public static <T> Setting<T> choice(
      String name, T preset, List<T> values, Function<T, String> word) {
    return new Setting<>(
        name,
        preset,
        null,
        values.stream().map(word).collect(Collectors.joining(" | ")),
        written -> values.stream().filter(value -> word.apply(value).equals(written)).findFirst(),
        word);
  }

  /**
   * One line of text without control characters, at most {@link #MAX_LENGTH} long.
   *
   * @param rule what is allowed, to be read by an administrator of any language: {@code HOST:PORT}
   */
  public static Setting<String> text(
      String name, String preset, String rule, Predicate<String> allowed) {
    return new Setting<>(
        name,
        preset,
        null,
        rule,
        written -> Optional.of(written).filter(Setting::isLine).filter(allowed),
        Function.identity());
  }

  /**
   * The same as a setting of security: where the organisation's file is there and cannot be used,
   * it has this value and cannot be changed.
   */
  public Setting<T> closingAt(T value) {
    return new Setting<>(name, preset, value, rule, reader, writer);
  }

  /** As it stands in the files. */
  public String name() {
    return name;
  }

  /** What holds where nobody has said otherwise. */
  public T preset() {
    return preset;
  }

  /** What holds where the organisation's file cannot be used; empty where that changes nothing. */
  public Optional<T> strictest() {
    return Optional.ofNullable(strictest);
  }

  /** What may be written: {@code on | off}. */
  public String rule() {
    return rule;
  }

  /** The value that was written so; empty where it is none that is allowed. */
  public Optional<T> read(String written) {
    return reader.apply(written);
  }

  /** How the value is written. */
  public String write(T value) {
    return writer.apply(value);
  }

  @Override
  public String toString() {
    return name;
  }

  private static boolean isLine(String text) {
    return text.length() <= MAX_LENGTH
        && text.equals(text.strip())
        && text.chars().noneMatch(Character::isISOControl);
  }
}
