package org.simpp.client.ui.language;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.simpp.client.Trouble;

/** Every text of the screens in one language: English or Traditional Chinese. */
public final class Messages {
  private static final Map<String, Locale> LOCALES =
      Map.of("en", Locale.ENGLISH, "zh_TW", Locale.TRADITIONAL_CHINESE);

  private final Locale locale;
  private final ResourceBundle texts;

  /** The texts for {@code locale}, English where it is not one of ours. */
  public Messages(Locale locale) {
    this.locale = supported(locale);
    this.texts =
        ResourceBundle.getBundle(
            "org.simpp.client.ui.messages",
            this.locale,
            Messages.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * The texts in {@code language} ({@code en} or {@code zh_TW}), in the system's one where empty.
   */
  public static Messages in(String language) {
    return new Messages(LOCALES.getOrDefault(language, Locale.getDefault()));
  }

  public Locale locale() {
    return locale;
  }

  /** As in {@code xml:lang}: {@code en}, {@code zh-TW}. */
  public String language() {
    return locale.toLanguageTag();
  }

  /** The text of {@code key}, its parameters filled in. */
  public String text(String key, Object... parameters) {
    String pattern = texts.getString(key);
    return parameters.length == 0 ? pattern : new MessageFormat(pattern, locale).format(parameters);
  }

  /** What happened and why. */
  public String what(Trouble trouble) {
    return filled("trouble." + trouble.key(), trouble.parameters());
  }

  /** What happened, why, and what to do next. */
  public String whole(Trouble trouble) {
    String next = filled("trouble." + trouble.key() + ".next", trouble.parameters());
    String what = what(trouble);
    boolean isApart = what.endsWith("\n") || !locale.equals(Locale.ENGLISH);
    return what + (isApart ? "" : " ") + next;
  }

  /** Hours and minutes. */
  public DateTimeFormatter time() {
    return DateTimeFormatter.ofPattern("HH:mm", locale);
  }

  /** A day, as short as it can be read. */
  public DateTimeFormatter date() {
    return DateTimeFormatter.ofPattern(
        locale.equals(Locale.ENGLISH) ? "d MMM yyyy" : "yyyy/MM/dd", locale);
  }

  /** A day, written in full. */
  public DateTimeFormatter day() {
    return locale.equals(Locale.ENGLISH)
        ? DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Locale.UK)
        : DateTimeFormatter.ofPattern("yyyy/MM/dd EEEE", locale);
  }

  private String filled(String key, List<String> parameters) {
    return new MessageFormat(texts.getString(key), locale).format(parameters.toArray());
  }

  private static Locale supported(Locale wanted) {
    boolean chinese = wanted.getLanguage().equals("zh");
    boolean traditional =
        wanted.getScript().equals("Hant")
            || List.of("TW", "HK", "MO").contains(wanted.getCountry());
    return chinese && traditional ? Locale.TRADITIONAL_CHINESE : Locale.ENGLISH;
  }
}
