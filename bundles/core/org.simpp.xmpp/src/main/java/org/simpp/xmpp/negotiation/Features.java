package org.simpp.xmpp.negotiation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.simpp.model.Bytes;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.sasl2.Sasl2;

/** The features of the three streams of one connection (RFC 6120, section 4.3.2). */
final class Features {
  /** SASL channel-binding types (XEP-0440, section 2). */
  private static final String CHANNEL_BINDING = "urn:xmpp:sasl-cb:0";

  private Features() {}

  /** STARTTLS alone, and required (RFC 6120, section 5.3.1). */
  static List<Bytes> inClear() {
    Element required = Element.of(Namespaces.TLS, "required");
    return List.of(
        ElementCodec.write(Element.builder(Namespaces.TLS, "starttls").child(required).build()));
  }

  /**
   * The mechanisms (RFC 6120, section 6.4.1; XEP-0388, section 2.1) and what else is there before
   * login.
   */
  static List<Bytes> beforeLogin(
      List<SaslServerMechanism> mechanisms,
      List<Bytes> inline,
      Collection<String> bindings,
      List<Bytes> others) {
    List<Bytes> features = new ArrayList<>();
    if (!mechanisms.isEmpty()) {
      Element.Builder list = Element.builder(Namespaces.SASL, "mechanisms");
      mechanisms.forEach(mechanism -> list.child("mechanism", mechanism.name()));
      features.add(ElementCodec.write(list.build()));
      List<String> names = mechanisms.stream().map(SaslServerMechanism::name).toList();
      features.add(Sasl2.feature(names, inline));
    }
    if (!bindings.isEmpty()) {
      Element.Builder list = Element.builder(CHANNEL_BINDING, "sasl-channel-binding");
      bindings.stream()
          .map(type -> Element.builder(CHANNEL_BINDING, "channel-binding").attribute("type", type))
          .forEach(binding -> list.child(binding.build()));
      features.add(ElementCodec.write(list.build()));
    }
    features.addAll(others);
    return features;
  }

  /** Resource binding (RFC 6120, section 7.4) and what else is there after login. */
  static List<Bytes> afterLogin(List<Bytes> others) {
    List<Bytes> features = new ArrayList<>();
    features.add(ElementCodec.write(Element.of(BindRequest.NAMESPACE, "bind")));
    features.addAll(others);
    return features;
  }
}
