package org.simpp.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * Whom to sign in, and where.
 *
 * @param account the bare address
 * @param secret the card's PIN or the account's password, UTF-8; the client takes it over and
 *     closes it
 * @param server where the server is; null for what is known of the account, else DNS
 * @param language of the stream, as in {@code xml:lang}: {@code en}, {@code zh-TW}
 */
public record SignIn(
    Jid account, SecretBytes secret, @Nullable ServerAddress server, String language) {
  public SignIn {
    Objects.requireNonNull(secret);
    Objects.requireNonNull(language);
    if (!account.isBare() || account.isDomain()) {
      throw new IllegalArgumentException("a bare address signs in, not " + account);
    }
  }
}
