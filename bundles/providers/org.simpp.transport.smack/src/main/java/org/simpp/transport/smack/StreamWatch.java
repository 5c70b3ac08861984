package org.simpp.transport.smack;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.streammanagement.StreamManagement;

/**
 * A parser that notes the stream features it passes (RFC 6120, section 4.3.2), since Smack drops
 * those that it has no class for, and keeps stream management to itself, which is not Smack's here.
 */
final class StreamWatch implements InvocationHandler {
  private static final int FIRST_LEVEL = 2;
  private static final String CHANNEL_BINDING = "urn:xmpp:sasl-cb:0";

  private final XmlPullParser parser;
  private final Offer offer;
  private final Consumer<Element> management;
  private boolean inside;

  private StreamWatch(XmlPullParser parser, Offer offer, Consumer<Element> management) {
    this.parser = parser;
    this.offer = offer;
    this.management = management;
  }

  /**
   * {@code parser}, noting in {@code offer} what the last list of features held.
   *
   * @param management gets every element of stream management (XEP-0198), which nobody else sees
   */
  static XmlPullParser over(XmlPullParser parser, Offer offer, Consumer<Element> management) {
    return (XmlPullParser)
        Proxy.newProxyInstance(
            StreamWatch.class.getClassLoader(),
            new Class<?>[] {XmlPullParser.class},
            new StreamWatch(parser, offer, management));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      Object result = method.invoke(parser, arguments);
      if (!method.getName().equals("next")) {
        return result;
      }
      while (result == XmlPullParser.Event.START_ELEMENT && isManagement()) {
        management.accept(StanzaReader.element(parser));
        result = parser.next();
      }
      if (result == XmlPullParser.Event.START_ELEMENT) {
        note();
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private boolean isManagement() {
    return parser.getDepth() == FIRST_LEVEL
        && StreamManagement.NAMESPACE.equals(parser.getNamespace());
  }

  private void note() {
    if (parser.getDepth() == FIRST_LEVEL) {
      inside =
          parser.getName().equals("features") && parser.getNamespace().equals(Namespaces.STREAMS);
      if (inside) {
        offer.begin();
      }
    } else if (inside && parser.getDepth() == FIRST_LEVEL + 1) {
      offer.feature(parser.getNamespace());
    } else if (inside && isBinding()) {
      offer.binding(parser.getAttributeValue("", "type"));
    }
  }

  /** Of the list of channel bindings (XEP-0440, section 2). */
  private boolean isBinding() {
    return parser.getDepth() == FIRST_LEVEL + 2
        && parser.getNamespace().equals(CHANNEL_BINDING)
        && parser.getName().equals("channel-binding")
        && parser.getAttributeValue("", "type") != null;
  }
}
