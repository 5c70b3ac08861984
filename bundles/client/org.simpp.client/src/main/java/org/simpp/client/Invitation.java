package org.simpp.client;

import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * What an operator hands over so that somebody can create an account and knows whom to trust at the
 * first connection.
 *
 * @param account the bare address to create
 * @param token shown to the server once, so that only the invited can create the account
 * @param serverKey KUS, the server's public key on P-224, uncompressed; null where the invitation
 *     is for a password account
 * @param certificateFingerprint SHA-256 of the server's certificate in DER; null where the
 *     platform's authorities vouch for it
 */
public record Invitation(
    Jid account, String token, @Nullable Bytes serverKey, @Nullable Bytes certificateFingerprint) {
  public Invitation {
    if (!account.isBare() || account.isDomain()) {
      throw new IllegalArgumentException("an invitation is for a bare address, not " + account);
    }
    if (token.isEmpty()) {
      throw new IllegalArgumentException("an invitation has a token");
    }
  }

  /**
   * Reads the one line that an operator hands over ({@code simpp-invite:} and base64url of JSON);
   * spaces and line breaks that a mail program put in are ignored.
   *
   * @throws ClientException with {@link Trouble.Cause#INVITATION_UNREADABLE}; its detail says what
   *     is wrong
   */
  public static Invitation parse(String text) throws ClientException {
    return InvitationText.read(text);
  }

  /** The profile that the account will have. */
  public Profile profile() {
    return serverKey == null ? Profile.PASSWORD : Profile.LABORATORY_2007;
  }

  /** Without the token, which is a secret. */
  @Override
  public String toString() {
    return "Invitation[" + account + "]";
  }
}
