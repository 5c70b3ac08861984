package org.simpp.client.ui.brand;

import java.util.List;
import java.util.Locale;
import org.simpp.client.ui.language.Messages;

/**
 * Why a branding is not used.
 *
 * @param file which file of it
 * @param line where in it, from 1; 0 for the file as a whole
 * @param subject what stands there
 * @param rule what should stand there
 */
public record BrandFault(Kind kind, String file, int line, String subject, String rule) {
  /** What can be wrong. */
  public enum Kind {
    /**
     * The file is missing, too large, not text, or not a drawing; the rule says what it must be.
     */
    FILE,
    /** The line is not one that is understood. */
    LINE,
    /** Two colours that stand on one another are too alike. */
    CONTRAST
  }

  /** In the person's language. */
  public static String words(Messages messages, List<BrandFault> faults) {
    return faults.isEmpty() ? "" : faults.get(0).words(messages);
  }

  private String words(Messages messages) {
    String key = "brand.fault." + kind.name().toLowerCase(Locale.ROOT);
    return messages.text(key, file, String.valueOf(line), subject, rule)
        + "\n"
        + messages.text("brand.fault.next");
  }
}
