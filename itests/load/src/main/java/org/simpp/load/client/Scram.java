package org.simpp.load.client;

import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;

/**
 * One SCRAM exchange without channel binding (RFC 5802, section 5). Another than that of {@code
 * org.simpp.xmpp}, because its keys are remembered, and so that the two check each other.
 */
final class Scram implements Exchange {
  private final ScramKeys keys;
  private final String mechanism;
  private final String hash;
  private final String nonce;
  private final String firstBare;
  private byte @Nullable [] serverSignature;

  /**
   * @param mechanism SCRAM-SHA-256 or SCRAM-SHA-1
   * @param user of letters, digits and dots, which SCRAM does not escape
   */
  Scram(ScramKeys keys, String mechanism, String user, String nonce) {
    this.keys = keys;
    this.mechanism = mechanism;
    this.hash = mechanism.substring("SCRAM-".length());
    this.nonce = nonce;
    this.firstBare = "n=" + user + ",r=" + nonce;
  }

  @Override
  public String mechanism() {
    return mechanism;
  }

  @Override
  public Bytes first() {
    return Bytes.utf8("n,," + firstBare);
  }

  @Override
  public Bytes answer(Bytes challenge) throws LoginFailure {
    String serverFirst = challenge.utf8();
    String[] fields = serverFirst.split(",", -1);
    if (fields.length < 3 || !fields[0].startsWith("r=" + nonce) || !fields[1].startsWith("s=")) {
      throw new LoginFailure("the server's SCRAM challenge is none of this exchange");
    }
    ScramKeys.Keys derived = keys.of(hash, decoded(fields[1]), iterations(fields[2]));
    String withoutProof = "c=biws," + fields[0];
    String all = firstBare + "," + serverFirst + "," + withoutProof;
    byte[] proof = ScramKeys.hmac(hash, derived.storedKey(), all);
    for (int i = 0; i < proof.length; i++) {
      proof[i] ^= derived.clientKey().at(i);
    }
    serverSignature = ScramKeys.hmac(hash, derived.serverKey(), all);
    return Bytes.utf8(withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof));
  }

  /** The server knows the account too. */
  @Override
  public void requireProof(Bytes data) throws LoginFailure {
    String serverFinal = data.utf8();
    byte[] expected = serverSignature;
    if (expected == null
        || !serverFinal.startsWith("v=")
        || !MessageDigest.isEqual(expected, decoded(serverFinal.split(",", 2)[0]))) {
      throw new LoginFailure("the server did not prove that it knows the password");
    }
  }

  private static int iterations(String field) throws LoginFailure {
    try {
      return Integer.parseInt(field.substring(2), 10);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new LoginFailure("the iterations of the SCRAM challenge are no number", e);
    }
  }

  private static byte[] decoded(String field) throws LoginFailure {
    try {
      return Base64.getDecoder().decode(field.substring(2));
    } catch (IllegalArgumentException e) {
      throw new LoginFailure("the SCRAM exchange has a field that is not base64", e);
    }
  }
}
