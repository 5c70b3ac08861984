package org.simpp.store.jpa.rows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.simpp.model.Jid;

/**
 * How an address or another long name is looked up: by a hash of fixed length, where no index takes
 * its full length, and no collation takes two names for one.
 */
public final class Addresses {
  private Addresses() {}

  /** SHA-256 of the address's UTF-8, in hexadecimal. */
  public static String hash(Jid address) {
    return hash(address.toString());
  }

  /** SHA-256 of the name's UTF-8, in hexadecimal. */
  public static String hash(String name) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] text = name.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha.digest(text));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
