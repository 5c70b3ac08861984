package org.simpp.xmpp.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.roster.RosterEntry.Subscription;
import org.simpp.xmpp.support.Xml;

/** RFC 6121, section 2. */
class RosterTest {
  @Test
  @Specification("RFC 6121, section 2.1.2")
  @Specification("RFC 6121, section 2.1.4")
  void roster_isReadAndWritten() {
    RosterQuery roster =
        new RosterQuery(
            "ver11",
            List.of(
                new RosterEntry(
                    Jid.of("romeo@example.net"),
                    "Romeo",
                    Set.of("Friends", "Lovers"),
                    Subscription.BOTH,
                    false,
                    false),
                new RosterEntry(
                    Jid.of("nurse@example.net"), "", Set.of(), Subscription.NONE, true, true)));

    assertThat(roster.toElement())
        .isEqualTo(
            Xml.of(
                "<query xmlns='jabber:iq:roster' ver='ver11'>"
                    + "<item jid='romeo@example.net' name='Romeo' subscription='both'>"
                    + "<group>Friends</group><group>Lovers</group></item>"
                    + "<item jid='nurse@example.net' subscription='none' ask='subscribe'"
                    + " approved='true'/></query>"));
    assertThat(RosterQuery.of(roster.toElement())).contains(roster);
  }

  @Test
  @Specification("RFC 6121, section 2.1.1")
  @Specification("RFC 6121, section 2.6.2")
  void request_tellsItsVersion() {
    assertThat(RosterQuery.request(null).toElement())
        .isEqualTo(Xml.of("<query xmlns='jabber:iq:roster'/>"));
    assertThat(RosterQuery.request("").toElement())
        .isEqualTo(Xml.of("<query xmlns='jabber:iq:roster' ver=''/>"));
  }

  @Test
  @Specification("RFC 6121, section 2.1.2.5")
  @Specification("RFC 6121, section 2.5.1")
  void removal_isAnEntryToo() {
    RosterQuery removal = RosterQuery.of(null, RosterEntry.removal(Jid.of("nurse@example.com")));

    assertThat(removal.toElement())
        .isEqualTo(
            Xml.of(
                "<query xmlns='jabber:iq:roster'>"
                    + "<item jid='nurse@example.com' subscription='remove'/></query>"));
    assertThat(RosterQuery.of(removal.toElement())).contains(removal);
  }

  @Test
  @Specification("RFC 6121, section 2.1.2.5")
  void itemOfOthers_isReadWithItsDefaults() {
    assertThat(RosterEntry.of(Xml.of("<item xmlns='jabber:iq:roster' jid='a@b/c' approved='1'/>")))
        .contains(new RosterEntry(Jid.of("a@b"), "", Set.of(), Subscription.NONE, false, true));
  }

  @ParameterizedTest
  @Specification("RFC 6121, section 2.1.2")
  @ValueSource(
      strings = {
        "<item/>",
        "<item jid='@'/>",
        "<item jid='a@b' subscription='maybe'/>",
        "<item jid='a@b'><group>x</group><group>x</group></item>",
        "<item jid='a@b'><group/></item>",
        "<other/>"
      })
  void badItem_spoilsTheRoster(String item) {
    assertThat(RosterQuery.of(Xml.of("<query xmlns='jabber:iq:roster'>%s</query>".formatted(item))))
        .isEmpty();
  }

  @Test
  void boundsAreKept() {
    Element long1 =
        Element.builder(RosterQuery.NAMESPACE, "item")
            .attribute("jid", "a@b")
            .attribute("name", "n".repeat(1024))
            .build();

    assertThat(RosterEntry.of(long1)).isEmpty();
    assertThat(RosterQuery.of(Element.of("urn:x", "query"))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RosterEntry.removal(Jid.of("a@b/resource")));
  }
}
