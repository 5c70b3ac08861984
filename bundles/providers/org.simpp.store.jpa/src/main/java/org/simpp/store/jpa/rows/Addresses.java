package org.simpp.store.jpa.rows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.simpp.model.Jid;

/**
 * How an address or another long name is looked up: by a hash of fixed length, where no index takes
 * its full length, and no collation takes two names for one.
 */
public final class Addresses {
  private static final int SHORT = 16;

  private Addresses() {}

  /** SHA-256 of the address's UTF-8, in hexadecimal. */
  public static String hash(Jid address) {
    return hash(address.toString());
  }

  /** SHA-256 of the text's UTF-8, in hexadecimal. */
  public static String hash(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }

  /** The first 16 bytes of that: nobody finds two addresses that share them. */
  public static byte[] shortHash(Jid address) {
    return Arrays.copyOf(sha256(address.toString()), SHORT);
  }

  private static byte[] sha256(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return sha.digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
