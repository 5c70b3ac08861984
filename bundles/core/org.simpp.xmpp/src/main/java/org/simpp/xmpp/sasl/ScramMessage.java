package org.simpp.xmpp.sasl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.simpp.model.Bytes;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;
import org.simpp.xmpp.text.StrictBase64;

/** The attributes of SCRAM's messages (RFC 5802, sections 5.1 and 7). */
final class ScramMessage {
  private static final int MAX_BYTES = 4096;

  private ScramMessage() {}

  /** The text of a message, which is short UTF-8. */
  static String text(Bytes message) throws SaslException {
    if (message.length() > MAX_BYTES) {
      throw malformed("a message is longer than " + MAX_BYTES + " bytes");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(message.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed("a message is not UTF-8");
    }
  }

  /** What stands between the commas. */
  static List<String> fields(String message) {
    return List.of(message.split(",", -1));
  }

  /** The value of the field at {@code index}, which is the attribute {@code name}. */
  static String value(List<String> fields, int index, char name) throws SaslException {
    if (index >= fields.size()) {
      throw malformed("the attribute " + name + " is missing");
    }
    String field = fields.get(index);
    if (field.length() < 3 || field.charAt(0) != name || field.charAt(1) != '=') {
      throw malformed("the attribute " + name + " was expected");
    }
    return field.substring(2);
  }

  static Bytes base64(String text) throws SaslException {
    return StrictBase64.decode(text, MAX_BYTES)
        .filter(bytes -> !bytes.isEmpty())
        .orElseThrow(() -> malformed("a value is not base64"));
  }

  /** A name with its commas and equals signs written otherwise. */
  static String escaped(String name) {
    return name.replace("=", "=3D").replace(",", "=2C");
  }

  static String unescaped(String written) throws SaslException {
    String rest = written.replace("=2C", "").replace("=3D", "");
    if (rest.indexOf('=') >= 0) {
      throw malformed("a name has an equals sign that is not =2C or =3D");
    }
    return written.replace("=2C", ",").replace("=3D", "=");
  }

  static String requireNonce(String nonce) throws SaslException {
    if (nonce.length() > 256 || !nonce.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
      throw malformed("a nonce is at most 256 printable characters");
    }
    return nonce;
  }

  static SaslException malformed(String message) {
    return new SaslException(Condition.MALFORMED_REQUEST, message);
  }

  static SaslException refused(String message) {
    return new SaslException(Condition.NOT_AUTHORIZED, message);
  }
}
