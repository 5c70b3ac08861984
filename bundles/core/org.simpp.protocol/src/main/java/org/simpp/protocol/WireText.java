package org.simpp.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** How addresses and texts stand in messages: UTF-8, and only in one way. */
public final class WireText {
  private WireText() {}

  /**
   * The bytes of a bare address.
   *
   * @throws IllegalArgumentException if it has a resourcepart
   */
  public static Bytes address(Jid bare) {
    if (!bare.isBare()) {
      throw new IllegalArgumentException("SIMPP names parties by bare addresses");
    }
    return Bytes.utf8(bare.toString());
  }

  /**
   * The account that {@code encoded} names.
   *
   * @throws CryptoException if it is no bare address of an account in its prepared form (RFC 7622)
   */
  public static Jid account(Bytes encoded) throws CryptoException {
    Jid account = parse(encoded);
    if (!account.isBare() || account.isDomain() || !address(account).equals(encoded)) {
      throw new CryptoException();
    }
    return account;
  }

  /**
   * The address of an account, checked where a caller gives it.
   *
   * @throws IllegalArgumentException if it is not bare, or a server's
   */
  public static Jid requireAccount(Jid account) {
    if (!account.isBare() || account.isDomain()) {
      throw new IllegalArgumentException("an account has a bare address with a localpart");
    }
    return account;
  }

  /**
   * The text whose UTF-8 encoding {@code encoded} is.
   *
   * @throws CryptoException if it is not well-formed UTF-8
   */
  public static String text(SecretBytes encoded) throws CryptoException {
    byte[] content = encoded.expose();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new CryptoException();
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private static Jid parse(Bytes encoded) throws CryptoException {
    try {
      return Jid.of(encoded.utf8());
    } catch (IllegalArgumentException e) {
      throw new CryptoException();
    }
  }
}
