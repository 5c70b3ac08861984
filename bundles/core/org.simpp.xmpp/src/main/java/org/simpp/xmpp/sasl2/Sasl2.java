package org.simpp.xmpp.sasl2;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.transport.SaslException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.text.StrictBase64;

/** What the receiving side says (XEP-0388, sections 2.1, 2.5 and 2.6). */
public final class Sasl2 {
  /** The namespace, which is the stream feature's too. */
  public static final String NAMESPACE = "urn:xmpp:sasl:2";

  private Sasl2() {}

  /**
   * The stream feature.
   *
   * @param mechanisms at least one
   * @param inline what may be asked for together with the login, each one element as XML
   */
  public static Bytes feature(List<String> mechanisms, List<Bytes> inline) {
    Element.Builder list = Element.builder(NAMESPACE, "authentication");
    mechanisms.forEach(name -> list.child("mechanism", name));
    Bytes feature = ElementCodec.write(list.build());
    return inline.isEmpty()
        ? feature
        : within(
            feature,
            Bytes.concat(
                Bytes.utf8("<inline>"),
                Bytes.concat(inline.toArray(Bytes[]::new)),
                Bytes.utf8("</inline>")));
  }

  public static Bytes challenge(Bytes data) {
    return ElementCodec.write(Element.of(NAMESPACE, "challenge", StrictBase64.encode(data)));
  }

  /**
   * The end of a login that has succeeded.
   *
   * @param data the mechanism's last; empty for none
   * @param address full where a session begins or goes on, bare otherwise
   * @param results of what was asked for together with the login, each one element as XML
   */
  public static Bytes success(Bytes data, Jid address, List<Bytes> results) {
    Element.Builder success = Element.builder(NAMESPACE, "success");
    if (!data.isEmpty()) {
      success.child("additional-data", StrictBase64.encode(data));
    }
    success.child("authorization-identifier", address.toString());
    return within(ElementCodec.write(success.build()), Bytes.concat(results.toArray(Bytes[]::new)));
  }

  public static Bytes failure(SaslException.Condition condition) {
    return ElementCodec.write(
        Element.builder(NAMESPACE, "failure")
            .child(Element.of(Namespaces.SASL, condition.elementName()))
            .build());
  }

  /** {@code more} as the last children of {@code element}, which has some already. */
  private static Bytes within(Bytes element, Bytes more) {
    int end = element.utf8().lastIndexOf("</");
    int at = element.utf8().substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    return Bytes.concat(element.slice(0, at), more, element.slice(at, element.length()));
  }
}
