package org.simpp.card.keystore;

import org.jspecify.annotations.Nullable;
import org.simpp.card.KeyCard;

/**
 * What a file of the folder turned out to be.
 *
 * @param card null if it cannot be used at all
 * @param trouble what is wrong with it and what to do; empty if it is whole
 */
record Found(@Nullable KeyCard card, String trouble) {
  static Found unreadable(String trouble) {
    return new Found(null, trouble);
  }
}
