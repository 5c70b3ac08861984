package org.simpp.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.simpp.model.SecretBytes;

/**
 * The account to create.
 *
 * @param invitation what the operator handed over
 * @param secret the new card's PIN, or the new password where {@link Invitation#profile} is {@link
 *     Profile#PASSWORD}; UTF-8; the client takes it over and closes it
 * @param server where the server is; null to find it by DNS
 * @param language of the stream, as in {@code xml:lang}: {@code en}, {@code zh-TW}
 */
public record NewAccount(
    Invitation invitation, SecretBytes secret, @Nullable ServerAddress server, String language) {
  public NewAccount {
    Objects.requireNonNull(invitation);
    Objects.requireNonNull(secret);
    Objects.requireNonNull(language);
  }
}
