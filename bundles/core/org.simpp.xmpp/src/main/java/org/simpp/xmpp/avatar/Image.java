package org.simpp.xmpp.avatar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.simpp.model.Bytes;

/**
 * An image that stands for somebody.
 *
 * @param type {@code image/png} …; "" where it is not said
 * @param data the image itself, not empty
 */
public record Image(String type, Bytes data) {
  public Image {
    Objects.requireNonNull(type);
    if (data.isEmpty()) {
      throw new IllegalArgumentException("an image is not empty");
    }
  }

  /** Its id: the SHA-1 of its data, in hexadecimal (XEP-0084, section 4.1). */
  public String id() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(data.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  /** Its data as Base64. */
  String base64() {
    return Base64.getEncoder().encodeToString(data.toByteArray());
  }

  /** The image that {@code base64}, in lines or not, writes; empty where it writes none. */
  static Optional<Image> of(String type, String base64) {
    try {
      String packed = base64.replaceAll("[ \\t\\r\\n]", "");
      byte[] data = Base64.getDecoder().decode(packed.getBytes(StandardCharsets.UTF_8));
      return data.length == 0
          ? Optional.empty()
          : Optional.of(new Image(type, Bytes.givenAway(data)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
