package org.simpp.client.ui.settings;

import java.util.List;
import java.util.Optional;
import org.simpp.client.ui.look.Theme;

/**
 * What somebody has chosen of the look.
 *
 * @param colours which theme
 * @param textPercent the size of the text beside the system's own, one of {@link #TEXT_SIZES}
 * @param language {@code en} or {@code zh_TW}, "" for the system's
 */
public record Appearance(Colours colours, int textPercent, String language) {
  /** What is offered, in percent. */
  public static final List<Integer> TEXT_SIZES = List.of(100, 110, 125, 150, 175, 200);

  /** What is offered; "" is the system's. */
  public static final List<String> LANGUAGES = List.of("", "en", "zh_TW");

  /** A theme, or the system's preference. */
  public enum Colours {
    SYSTEM,
    LIGHT,
    DARK,
    HIGH_CONTRAST;

    /** The theme; empty where it is left to the system. */
    public Optional<Theme> theme() {
      return this == SYSTEM ? Optional.empty() : Optional.of(Theme.valueOf(name()));
    }
  }

  public Appearance {
    if (!TEXT_SIZES.contains(textPercent)) {
      throw new IllegalArgumentException("the text's size is one of " + TEXT_SIZES);
    }
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException("the language is one of " + LANGUAGES);
    }
  }

  /** Everything as the system has it. */
  public static Appearance ofSystem() {
    return new Appearance(Colours.SYSTEM, 100, "");
  }

  public Appearance withColours(Colours other) {
    return new Appearance(other, textPercent, language);
  }

  public Appearance withTextPercent(int other) {
    return new Appearance(colours, other, language);
  }

  public Appearance withLanguage(String other) {
    return new Appearance(colours, textPercent, other);
  }
}
