package org.simpp.transport.smack;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.Namespaces;

/**
 * A parser that notes the stream features it passes (RFC 6120, section 4.3.2): Smack drops those
 * that it has no class for.
 */
final class FeatureWatch implements InvocationHandler {
  private static final int FEATURES_DEPTH = 2;
  private static final String CHANNEL_BINDING = "urn:xmpp:sasl-cb:0";

  private final XmlPullParser parser;
  private final Offer offer;
  private boolean inside;

  private FeatureWatch(XmlPullParser parser, Offer offer) {
    this.parser = parser;
    this.offer = offer;
  }

  /** {@code parser}, noting in {@code offer} what the last list of features held. */
  static XmlPullParser over(XmlPullParser parser, Offer offer) {
    return (XmlPullParser)
        Proxy.newProxyInstance(
            FeatureWatch.class.getClassLoader(),
            new Class<?>[] {XmlPullParser.class},
            new FeatureWatch(parser, offer));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      Object result = method.invoke(parser, arguments);
      if (result == XmlPullParser.Event.START_ELEMENT && method.getName().equals("next")) {
        note();
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private void note() {
    if (parser.getDepth() == FEATURES_DEPTH) {
      inside =
          parser.getName().equals("features") && parser.getNamespace().equals(Namespaces.STREAMS);
      if (inside) {
        offer.begin();
      }
    } else if (inside && parser.getDepth() == FEATURES_DEPTH + 1) {
      offer.feature(parser.getNamespace());
    } else if (inside && isBinding()) {
      offer.binding(parser.getAttributeValue("", "type"));
    }
  }

  /** Of the list of channel bindings (XEP-0440, section 2). */
  private boolean isBinding() {
    return parser.getDepth() == FEATURES_DEPTH + 2
        && parser.getNamespace().equals(CHANNEL_BINDING)
        && parser.getName().equals("channel-binding")
        && parser.getAttributeValue("", "type") != null;
  }
}
