package org.simpp.client;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.simpp.client.internal.text.FlatJson;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/** Reads the one line of an invitation. */
final class InvitationText {
  private static final String PREFIX = "simpp-invite:";
  private static final int MAX_LENGTH = 8192;
  private static final int P224_POINT_LENGTH = 57;
  private static final int SHA_256_LENGTH = 32;

  private InvitationText() {}

  static Invitation read(String text) throws ClientException {
    try {
      Map<String, String> fields = FlatJson.read(json(text));
      Jid account = Jid.of(required(fields, "account"));
      if (!account.domain().equals(Jid.of(required(fields, "domain")).domain())) {
        throw new IllegalArgumentException("the account is not of the domain");
      }
      return new Invitation(
          account,
          required(fields, "token"),
          isForKey(fields) ? serverKey(fields) : null,
          optional(fields, "tlsFingerprint", SHA_256_LENGTH));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new ClientException(
          Trouble.of(
              Trouble.Cause.INVITATION_UNREADABLE,
              "the invitation cannot be read: " + e.getMessage() + "; copy all of it again"),
          e);
    }
  }

  private static String json(String text) throws CharacterCodingException {
    String line = text.replaceAll("\\s+", "");
    if (line.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("it is longer than " + MAX_LENGTH + " characters");
    }
    if (!line.startsWith(PREFIX)) {
      throw new IllegalArgumentException("it does not begin with \"" + PREFIX + "\"");
    }
    byte[] decoded = Base64.getUrlDecoder().decode(line.substring(PREFIX.length()));
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded)).toString();
  }

  /** Whether the account will have a key instead of a password. */
  private static boolean isForKey(Map<String, String> fields) {
    String registration = fields.getOrDefault("registration", "password");
    if (!registration.equals("password") && !registration.equals("key")) {
      throw new IllegalArgumentException("its field \"registration\" is neither password nor key");
    }
    return registration.equals("key");
  }

  /** KUS, checked against its fingerprint so that a damaged line is told at once. */
  private static Bytes serverKey(Map<String, String> fields) {
    Bytes key = optional(fields, "kus", P224_POINT_LENGTH);
    Bytes fingerprint = optional(fields, "kusFingerprint", SHA_256_LENGTH);
    if (key == null || fingerprint == null) {
      throw new IllegalArgumentException("the server's key or its fingerprint is missing");
    }
    if (!sha256(key).equals(fingerprint)) {
      throw new IllegalArgumentException("the server's key does not have its fingerprint");
    }
    return key;
  }

  private static Bytes sha256(Bytes content) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(content.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String required(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("its field \"" + name + "\" is missing");
    }
    return value;
  }

  private static @Nullable Bytes optional(Map<String, String> fields, String name, int length) {
    String hex = fields.get(name);
    if (hex == null || hex.isEmpty()) {
      return null;
    }
    Bytes value = Bytes.ofHex(hex);
    if (value.length() != length) {
      throw new IllegalArgumentException("its field \"" + name + "\" has another length");
    }
    return value;
  }
}
