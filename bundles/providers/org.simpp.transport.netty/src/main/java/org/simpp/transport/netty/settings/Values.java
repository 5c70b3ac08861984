package org.simpp.transport.netty.settings;

import java.lang.reflect.Method;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The configuration's raw values, read strictly one key at a time; what is not there has the
 * default of {@link AcceptorConfiguration}.
 */
final class Values {
  private static final Map<String, String> DEFAULTS =
      Arrays.stream(AcceptorConfiguration.class.getDeclaredMethods())
          .collect(
              Collectors.toUnmodifiableMap(
                  Method::getName, key -> String.valueOf(key.getDefaultValue())));

  private final Map<String, ?> raw;

  Values(Map<String, ?> raw) {
    this.raw = raw;
  }

  String text(String key) {
    Object value = raw.get(key);
    String text = value == null ? "" : value.toString().strip();
    String otherwise = DEFAULTS.get(key);
    if (otherwise == null) {
      throw new IllegalArgumentException("no such key: " + key);
    }
    return text.isEmpty() ? otherwise : text;
  }

  Optional<Path> path(String key) throws InvalidSettingException {
    String text = text(key);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException notAPath) {
      throw new InvalidSettingException(key, text, "the path of a file");
    }
  }

  int number(String key, int min, int max) throws InvalidSettingException {
    String text = text(key);
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // refused below, as a number out of range is
    }
    throw new InvalidSettingException(key, text, "a whole number from " + min + " to " + max);
  }

  <E extends Enum<E>> E choice(String key, Class<E> type) throws InvalidSettingException {
    String text = text(key);
    Function<E, String> spelling = constant -> constant.name().toLowerCase(Locale.ROOT);
    for (E constant : type.getEnumConstants()) {
      if (spelling.apply(constant).equals(text.toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw new InvalidSettingException(
        key,
        text,
        Arrays.stream(type.getEnumConstants()).map(spelling).collect(Collectors.joining(", ")));
  }
}
