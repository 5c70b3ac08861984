package org.simpp.transport.smack;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jivesoftware.smack.SASLAuthentication;
import org.jivesoftware.smack.xml.SmackXmlParser;
import org.jivesoftware.smack.xml.XmlPullParserFactory;
import org.jivesoftware.smack.xml.stax.StaxXmlPullParserFactory;

/**
 * The one class that meets Smack's static state: its parser, its list of SASL mechanisms and its
 * loggers. Everything else of ours is kept by instances.
 */
final class SmackPlatform {
  /**
   * Smack reports what it does not know at SEVERE, such as features that nobody here needs. What
   * matters reaches the caller as an exception. Kept here, because the JDK forgets the level of a
   * logger that nobody holds.
   */
  private static final List<Logger> QUIETED = List.of(Logger.getLogger("org.jivesoftware.smack"));

  static {
    QUIETED.forEach(logger -> logger.setLevel(Level.OFF));
    StaxXmlPullParserFactory stax = new StaxXmlPullParserFactory();
    XmlPullParserFactory others = others(stax);
    SmackXmlParser.setXmlPullParserFactory(
        reader ->
            reader instanceof StreamReader stream
                ? StreamWatch.over(
                    stax.newXmlPullParser(reader), stream.offer(), stream.management())
                : others.newXmlPullParser(reader));
    SASLAuthentication.registerSASLMechanism(new PluggedMechanism());
  }

  private SmackPlatform() {}

  /** Another version of this bundle may be there, whose streams go on. */
  private static XmlPullParserFactory others(XmlPullParserFactory standard) {
    try {
      return SmackXmlParser.getXmlPullParserFactory();
    } catch (IllegalStateException e) {
      // Nobody has set one, and no service offers one.
      return standard;
    }
  }

  /** Sets everything up, once. */
  static void prepare() {
    if (!SASLAuthentication.isSaslMechanismRegistered(PluggedMechanism.SLOT)) {
      throw new IllegalStateException("Smack did not take the SASL mechanism");
    }
  }
}
