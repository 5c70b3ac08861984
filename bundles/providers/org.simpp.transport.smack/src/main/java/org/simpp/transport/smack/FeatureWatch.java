package org.simpp.transport.smack;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.Namespaces;

/**
 * A parser that notes the namespaces of the stream features it passes (RFC 6120, section 4.3.2):
 * Smack drops those that it has no class for.
 */
final class FeatureWatch implements InvocationHandler {
  private static final int FEATURES_DEPTH = 2;

  private final XmlPullParser parser;
  private final Set<String> features;
  private boolean inside;

  private FeatureWatch(XmlPullParser parser, Set<String> features) {
    this.parser = parser;
    this.features = features;
  }

  /** {@code parser}, noting in {@code features} what the last list of features held. */
  static XmlPullParser over(XmlPullParser parser, Set<String> features) {
    return (XmlPullParser)
        Proxy.newProxyInstance(
            FeatureWatch.class.getClassLoader(),
            new Class<?>[] {XmlPullParser.class},
            new FeatureWatch(parser, features));
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
        features.clear();
      }
    } else if (inside && parser.getDepth() == FEATURES_DEPTH + 1) {
      features.add(parser.getNamespace());
    }
  }
}
