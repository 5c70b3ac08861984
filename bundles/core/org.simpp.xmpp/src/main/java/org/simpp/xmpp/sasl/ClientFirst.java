package org.simpp.xmpp.sasl;

import java.util.List;
import org.simpp.transport.SaslException;

/**
 * The client's first message (RFC 5802, section 7).
 *
 * @param header the GS2 header as it came, with its last comma
 * @param binding the channel binding's type; "" for none
 * @param couldBind the client knows channel binding and thinks that the server does not
 * @param authorization the other address to act as; "" for none
 * @param user unescaped
 * @param bare the message without the header
 */
record ClientFirst(
    String header,
    String binding,
    boolean couldBind,
    String authorization,
    String user,
    String nonce,
    String bare) {

  static ClientFirst parse(String message) throws SaslException {
    List<String> fields = ScramMessage.fields(message);
    if (fields.size() < 4) {
      throw ScramMessage.malformed("the first message has at least four fields");
    }
    String flag = fields.get(0);
    boolean isBound = flag.startsWith("p=") && flag.length() > 2;
    if (!isBound && !flag.equals("n") && !flag.equals("y")) {
      throw ScramMessage.malformed("the first message begins with n, y or p=");
    }
    String as = fields.get(1);
    String authorization =
        as.isEmpty() ? "" : ScramMessage.unescaped(ScramMessage.value(fields, 1, 'a'));
    if (fields.get(2).startsWith("m=")) {
      throw ScramMessage.malformed("a mandatory extension is not known here");
    }
    String header = flag + "," + as + ",";
    return new ClientFirst(
        header,
        isBound ? flag.substring(2) : "",
        flag.equals("y"),
        authorization,
        ScramMessage.unescaped(ScramMessage.value(fields, 2, 'n')),
        ScramMessage.requireNonce(ScramMessage.value(fields, 3, 'r')),
        message.substring(header.length()));
  }
}
