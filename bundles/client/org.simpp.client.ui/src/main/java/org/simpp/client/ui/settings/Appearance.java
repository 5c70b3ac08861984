package org.simpp.client.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Preferences;
import org.simpp.client.ui.look.Theme;

/**
 * What somebody has chosen of the look.
 *
 * @param colours which theme
 * @param textPercent the size of the text beside the system's own, one of {@link #TEXT_SIZES}
 * @param language {@code en} or {@code zh_TW}, "" for the system's
 */
public record Appearance(Colours colours, int textPercent, String language) {
  private static final String SYSTEM = "system";

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

    static Colours of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** As it stands in the files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

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

  /** What holds on this computer. */
  public static Appearance of(Preferences preferences) {
    return new Appearance(
        Colours.of(preferences.get(KnownSettings.APPEARANCE_COLOURS)),
        preferences.get(KnownSettings.APPEARANCE_TEXT),
        preferences.get(KnownSettings.APPEARANCE_LANGUAGE).replace(SYSTEM, ""));
  }

  /** Keeps what is another than {@code before}. */
  public CompletionStage<Void> keep(Preferences preferences, Appearance before) {
    List<CompletionStage<Void>> kept = new ArrayList<>();
    if (colours != before.colours) {
      kept.add(preferences.choose(KnownSettings.APPEARANCE_COLOURS, colours.word()));
    }
    if (textPercent != before.textPercent) {
      kept.add(preferences.choose(KnownSettings.APPEARANCE_TEXT, textPercent));
    }
    if (!language.equals(before.language)) {
      String word = language.isEmpty() ? SYSTEM : language;
      kept.add(preferences.choose(KnownSettings.APPEARANCE_LANGUAGE, word));
    }
    return CompletableFuture.allOf(
        kept.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
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
