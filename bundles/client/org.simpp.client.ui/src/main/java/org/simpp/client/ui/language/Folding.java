package org.simpp.client.ui.language;

import java.text.CollationElementIterator;
import java.text.CollationKey;
import java.text.Collator;
import java.text.RuleBasedCollator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Orders and finds names as a reader of the language does: what differs only in case, width or
 * accents is found, and Chinese stands in the order that is usual in Taiwan.
 *
 * <p>For one thread.
 */
public final class Folding {
  private static final Pattern SPACE = Pattern.compile("[\\s\\u3000]+");

  private final RuleBasedCollator collator;

  public Folding(Locale locale) {
    Collator found = Collator.getInstance(locale);
    if (!(found instanceof RuleBasedCollator rules)) {
      throw new IllegalStateException("this Java platform orders " + locale + " in its own way");
    }
    collator = rules;
    // takes full-width letters for the usual ones
    collator.setDecomposition(Collator.FULL_DECOMPOSITION);
  }

  /** Orders whole texts; computed once, compared often. */
  public CollationKey key(String text) {
    return collator.getCollationKey(text);
  }

  /** Compares two texts in the language's order. */
  public int compare(String one, String other) {
    return collator.compare(one, other);
  }

  /**
   * The text without what does not matter. One such text is part of another where a reader would
   * find it there.
   */
  public String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    CollationElementIterator elements = collator.getCollationElementIterator(text);
    int element = elements.next();
    while (element != CollationElementIterator.NULLORDER) {
      int primary = CollationElementIterator.primaryOrder(element);
      if (primary != 0) {
        folded.append((char) primary);
      }
      element = elements.next();
    }
    return folded.toString();
  }

  /** What was typed to search for: its words, folded, each of which has to be found. */
  public List<String> words(String typed) {
    return SPACE
        .splitAsStream(typed.strip())
        .map(this::fold)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
