package org.simpp.server.upload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * A place for one file.
 *
 * @param id 32 hexadecimal digits that cannot be guessed
 * @param account whose it is
 * @param fileName without any folder
 * @param size in bytes
 * @param contentType "" where it was not said
 * @param key SHA-256 of what must be known to write into it
 * @param made when it was given
 * @param expires when the file goes
 */
record Slot(
    String id,
    Jid account,
    String fileName,
    long size,
    String contentType,
    Bytes key,
    Instant made,
    Instant expires) {
  private static final String ID = "[0-9a-f]{32}";
  private static final String BEARER = "Bearer ";

  Slot {
    Objects.requireNonNull(account);
    Objects.requireNonNull(key);
    Objects.requireNonNull(made);
    Objects.requireNonNull(expires);
    if (!isId(id) || size < 1 || (fileName + contentType).indexOf('\n') >= 0) {
      throw new IllegalArgumentException("no slot");
    }
  }

  static boolean isId(String text) {
    return text.matches(ID);
  }

  /** What is kept of the secret that lets its bearer write. */
  static Bytes keyOf(String secret) {
    try {
      return Bytes.givenAway(
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The value of the header Authorization that lets its bearer write. */
  static String authorization(String secret) {
    return BEARER + secret;
  }

  /** Whether {@code authorization} lets its bearer write here; takes the same time for each. */
  boolean admits(String authorization) {
    String secret = authorization.startsWith(BEARER) ? authorization.substring(7) : "";
    return MessageDigest.isEqual(keyOf(secret).toByteArray(), key.toByteArray());
  }

  /** As it is kept beside the file: a line each. */
  String toText() {
    return "account %s\nsize %d\nkey %s\nmade %s\nexpires %s\ntype %s\nname %s\n"
        .formatted(account, size, key.hex(), made, expires, contentType, fileName);
  }

  /** The slot that {@code text} keeps; empty where it is damaged. */
  static Optional<Slot> of(String id, String text) {
    Map<String, String> lines = new HashMap<>();
    text.lines()
        .forEach(
            line -> {
              int space = Math.max(0, line.indexOf(' '));
              lines.put(
                  line.substring(0, space), line.substring(Math.min(line.length(), space + 1)));
            });
    try {
      return Optional.of(
          new Slot(
              id,
              Jid.of(lines.getOrDefault("account", "")),
              lines.getOrDefault("name", ""),
              Long.parseLong(lines.getOrDefault("size", "")),
              lines.getOrDefault("type", ""),
              Bytes.ofHex(lines.getOrDefault("key", "")),
              Instant.parse(lines.getOrDefault("made", "")),
              Instant.parse(lines.getOrDefault("expires", ""))));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "Slot[redacted]";
  }
}
