package org.simpp.xmpp.bosh;

import java.util.List;
import java.util.Locale;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.text.XmlCharacters;

/** What requests are answered with (XEP-0124, sections 7.2, 8 and 17). */
public final class BoshAnswers {
  private static final String VERSION = "1.11";
  private static final Bytes END = Bytes.utf8("</body>");

  private BoshAnswers() {}

  /** Why a session ends, or does not begin (section 17.2). */
  public enum Condition {
    BAD_REQUEST,
    HOST_UNKNOWN,
    IMPROPER_ADDRESSING,
    ITEM_NOT_FOUND,
    OTHER_REQUEST,
    POLICY_VIOLATION,
    REMOTE_STREAM_ERROR;

    String elementName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What has waited for the client; nothing where nothing has. */
  public static Bytes of(List<Bytes> payload) {
    return body("", payload);
  }

  /**
   * What begins a session, with what has waited for its client since.
   *
   * @param domain who is talked to
   * @param streamId the stream's
   */
  public static Bytes first(
      BoshTerms terms, String domain, String streamId, BoshRequest asked, List<Bytes> payload) {
    StringBuilder attributes = new StringBuilder();
    attribute(attributes, "sid", terms.sid());
    attribute(attributes, "wait", terms.await().toSeconds());
    attribute(attributes, "requests", terms.requests());
    attribute(attributes, "hold", terms.hold());
    attribute(attributes, "inactivity", terms.inactivity().toSeconds());
    attribute(attributes, "polling", terms.polling().toSeconds());
    attribute(attributes, "ver", lower(asked.body().attribute("ver").orElse(VERSION)));
    attribute(attributes, "from", domain);
    attribute(attributes, "authid", streamId);
    attribute(attributes, "xmlns:xmpp", BoshRequest.XBOSH);
    attribute(attributes, "xmpp:version", "1.0");
    attribute(attributes, "xmpp:restartlogic", "true");
    return body(attributes, payload);
  }

  /** The end in good order (section 13). */
  public static Bytes last(List<Bytes> payload) {
    return body(terminate(), payload);
  }

  /** The end of a session, or none (section 17.2). */
  public static Bytes refused(Condition condition, List<Bytes> payload) {
    StringBuilder attributes = terminate();
    attribute(attributes, "condition", condition.elementName());
    return body(attributes, payload);
  }

  /** The request has come again over another connection (sections 14.3 and 17.3). */
  public static Bytes cameAgain() {
    StringBuilder attributes = new StringBuilder();
    attribute(attributes, "type", "error");
    return body(attributes, List.of());
  }

  private static StringBuilder terminate() {
    StringBuilder attributes = new StringBuilder();
    attribute(attributes, "type", "terminate");
    return attributes;
  }

  private static Bytes body(CharSequence attributes, List<Bytes> payload) {
    StringBuilder begin = new StringBuilder(256).append("<body");
    XmlCharacters.appendAttribute(begin, "xmlns", BoshRequest.NAMESPACE);
    XmlCharacters.appendAttribute(begin, "xmlns:stream", Namespaces.STREAMS);
    begin.append(attributes);
    if (payload.isEmpty()) {
      return Bytes.utf8(begin.append("/>").toString());
    }
    return Bytes.concat(
        Bytes.utf8(begin.append('>').toString()), Bytes.concat(payload.toArray(Bytes[]::new)), END);
  }

  private static void attribute(StringBuilder out, String name, long number) {
    attribute(out, name, Long.toString(number));
  }

  private static void attribute(StringBuilder out, String name, String value) {
    XmlCharacters.appendAttribute(out, name, value);
  }

  /** The lower one of two versions, ours and the client's; ours where its is none. */
  private static String lower(String client) {
    if (!client.matches("1\\.[0-9]{1,3}")) {
      return VERSION;
    }
    int minor = Integer.parseInt(client.substring(2));
    return minor < Integer.parseInt(VERSION.substring(2)) ? client : VERSION;
  }
}
