package org.simpp.client.settings;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Why the organisation's file cannot be used.
 *
 * @param kind what is wrong, to be worded by a screen
 * @param file which file
 * @param line where in it, from 1; 0 for the file as a whole
 * @param subject what stands there, or the cause; "" where there is nothing to name
 * @param rule what should stand there; "" where there is no more to say
 */
public record SiteFault(Kind kind, String file, int line, String subject, String rule) {
  /** What can be wrong. */
  public enum Kind {
    /** The file is there and cannot be read; the subject says why. */
    UNREADABLE,
    /** More bytes or lines than are read; the rule is the limit. */
    TOO_LARGE,
    /** Not text in UTF-8. */
    NOT_TEXT,
    /** The first line is not the one that the rule names. */
    NO_HEADER,
    /** The line is no setting; the rule shows one. */
    NOT_A_SETTING,
    /** There is no setting of this name. */
    UNKNOWN,
    /** The setting has a line already. */
    TWICE,
    /** The setting does not allow this value; the rule says what it allows. */
    VALUE;

    /** The stem of the translation's keys: {@code too-large}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public SiteFault {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(file);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(rule);
  }

  /** For a translated text: {0} file, {1} line, {2} subject, {3} rule. */
  public List<String> parameters() {
    return List.of(file, String.valueOf(line), subject, rule);
  }
}
