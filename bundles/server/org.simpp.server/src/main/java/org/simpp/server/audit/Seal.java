package org.simpp.server.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes and seals lines: the hash everybody can compute again, the seal only who has the key. Safe
 * for use by many threads.
 */
final class Seal {
  private static final HexFormat HEX = HexFormat.of();
  private static final int KEY_BYTES = 32;
  private static final int SEAL_BYTES = 16;
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  private Seal(byte[] key) {
    this.key = new SecretKeySpec(key, HMAC);
  }

  /** With the key of {@code file}, which is made where there is none. */
  static Seal with(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] fresh = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(fresh);
      Path unfinished = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          unfinished,
          HEX.formatHex(fresh) + "\n",
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(unfinished, file);
      Arrays.fill(fresh, (byte) 0);
    }
    try {
      byte[] key = HEX.parseHex(Files.readString(file).strip());
      if (key.length != KEY_BYTES) {
        throw new IOException(file + " is not the key of the audit trail; put back the one it had");
      }
      return new Seal(key);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          file + " is not the key of the audit trail; put back the one it had", e);
    }
  }

  /** SHA-256 of the hash before, a line feed and {@code text}, in hexadecimal. */
  static String hash(String before, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(before.getBytes(StandardCharsets.US_ASCII));
      digest.update((byte) '\n');
      return HEX.formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The seal of {@code text}, in hexadecimal. */
  String of(String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      byte[] all = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return HEX.formatHex(all, 0, SEAL_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  boolean fits(String seal, String text) {
    return MessageDigest.isEqual(
        seal.getBytes(StandardCharsets.UTF_8), of(text).getBytes(StandardCharsets.UTF_8));
  }
}
