package org.simpp.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;

/**
 * An account that this computer has settings of.
 *
 * @param address the bare address
 * @param profile what it logs in with: a PIN is asked for a card, else a password
 * @param server where the server is; null to find it by DNS
 * @param card what holds the keys and how many tries are left, read just now; null for a password
 *     account, or where the card is not there
 */
public record KnownAccount(
    Jid address, Profile profile, @Nullable ServerAddress server, @Nullable CardFacts card) {
  public KnownAccount {
    Objects.requireNonNull(address);
    Objects.requireNonNull(profile);
  }
}
