package org.simpp.xmpp.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.disco.Identity;
import org.simpp.xmpp.support.Xml;

/** XEP-0115, sections 4 and 5. */
class CapabilitiesTest {
  private static final List<String> FEATURES =
      List.of(
          "http://jabber.org/protocol/disco#items",
          "http://jabber.org/protocol/muc",
          "http://jabber.org/protocol/caps",
          "http://jabber.org/protocol/disco#info");

  /** XEP-0115, section 5.2. */
  private static final DiscoInfo SIMPLE =
      DiscoInfo.of(new Identity("client", "pc", "", "Exodus 0.9.1"), FEATURES);

  /** XEP-0115, section 5.3. */
  private static final Element COMPLEX =
      Xml.of(
          """
          <query xmlns='http://jabber.org/protocol/disco#info'
              node='http://psi-im.org#q07IKJEyjvHSyhy//CH0CxmKi8w='>\
          <identity xml:lang='en' category='client' name='Psi 0.11' type='pc'/>\
          <identity xml:lang='el' category='client' name='Ψ 0.11' type='pc'/>\
          <feature var='http://jabber.org/protocol/caps'/>\
          <feature var='http://jabber.org/protocol/disco#info'/>\
          <feature var='http://jabber.org/protocol/disco#items'/>\
          <feature var='http://jabber.org/protocol/muc'/>\
          <x xmlns='jabber:x:data' type='result'>\
          <field var='FORM_TYPE' type='hidden'><value>urn:xmpp:dataforms:softwareinfo</value></field>\
          <field var='ip_version' type='text-multi'><value>ipv4</value><value>ipv6</value></field>\
          <field var='os'><value>Mac</value></field>\
          <field var='os_version'><value>10.5.1</value></field>\
          <field var='software'><value>Psi</value></field>\
          <field var='software_version'><value>0.11</value></field>\
          </x></query>""");

  @Test
  @Specification("XEP-0115, section 4")
  @Specification("XEP-0115, section 5.1")
  @Specification("XEP-0115, section 5.2")
  @Specification("XEP-0115, section 6.2")
  void simpleExample_hasTheSpecificationsHash() {
    Capabilities caps = Capabilities.of("http://code.google.com/p/exodus", SIMPLE);

    assertThat(caps.version()).isEqualTo("QgayPKawpkPSDYmwT/WM94uAlu0=");
    assertThat(caps.discoNode())
        .isEqualTo("http://code.google.com/p/exodus#QgayPKawpkPSDYmwT/WM94uAlu0=");
    assertThat(caps.toElement())
        .isEqualTo(
            Xml.of(
                "<c xmlns='http://jabber.org/protocol/caps' hash='sha-1'"
                    + " node='http://code.google.com/p/exodus' ver='QgayPKawpkPSDYmwT/WM94uAlu0='/>"));
    assertThat(Capabilities.of(caps.toElement())).contains(caps);
  }

  @Test
  @Specification("XEP-0115, section 5.1")
  @Specification("XEP-0115, section 5.3")
  @Specification("XEP-0128")
  void complexExample_hasTheSpecificationsHash() {
    DiscoInfo info = DiscoInfo.of(COMPLEX).orElseThrow();

    assertThat(Capabilities.of("http://psi-im.org", info).version())
        .isEqualTo("q07IKJEyjvHSyhy//CH0CxmKi8w=");
    assertThat(new Capabilities("sha-1", "n", "q07IKJEyjvHSyhy//CH0CxmKi8w=").standFor(info))
        .isTrue();
  }

  @Test
  @Specification("XEP-0115, section 5.4")
  void anotherAnswer_isNotBelieved() {
    Capabilities caps = Capabilities.of("n", SIMPLE);
    List<String> more = new ArrayList<>(FEATURES);
    more.add("urn:x-simpp:2007");

    assertThat(caps.standFor(SIMPLE)).isTrue();
    assertThat(caps.standFor(DiscoInfo.of(SIMPLE.identities().get(0), more))).isFalse();
    assertThat(new Capabilities("md5", "n", caps.version()).standFor(SIMPLE)).isFalse();
  }

  @Test
  @Specification("XEP-0115, section 5.4")
  void ambiguousAnswer_isNeverBelieved() {
    Identity identity = SIMPLE.identities().get(0);
    Element form = DiscoInfo.of(COMPLEX).orElseThrow().forms().get(0);
    Element twoTypes =
        Xml.of(
            "<x xmlns='jabber:x:data'><field var='FORM_TYPE'><value>a</value><value>b</value>"
                + "</field></x>");
    List<DiscoInfo> ambiguous =
        List.of(
            new DiscoInfo("", List.of(identity, identity), FEATURES, List.of()),
            new DiscoInfo("", List.of(identity), List.of("a", "a"), List.of()),
            new DiscoInfo("", List.of(identity), FEATURES, List.of(form, form)),
            new DiscoInfo("", List.of(identity), FEATURES, List.of(twoTypes)),
            new DiscoInfo("", List.of(identity), List.of("a<b"), List.of()),
            new DiscoInfo(
                "", List.of(new Identity("client", "pc", "", "a<b")), FEATURES, List.of()),
            new DiscoInfo("", List.of(new Identity("a/b", "pc", "", "")), FEATURES, List.of()));

    for (DiscoInfo info : ambiguous) {
      assertThat(Capabilities.of("n", info).standFor(info)).as("%s", info).isFalse();
    }
  }

  @Test
  @Specification("XEP-0115, section 4")
  void legacyOrForeignElement_isNone() {
    assertThat(Capabilities.of(Xml.of("<c xmlns='http://jabber.org/protocol/caps' ver='1'/>")))
        .isEmpty();
    assertThat(Capabilities.of(Element.of("urn:x", "c"))).isEmpty();
  }
}
