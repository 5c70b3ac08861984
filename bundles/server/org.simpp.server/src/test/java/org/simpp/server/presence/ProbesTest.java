package org.simpp.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;
import org.simpp.store.RosterItem;

/** RFC 6121, sections 4.3 and 4.6: probes that clients send, and directed presence. */
@Specification("RFC 6121, section 4.3.2")
@Specification("RFC 6121, section 4.6")
class ProbesTest {
  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final TestClient a = server.connect(alice, "desk").available();
  private final TestClient b = server.connect(bob, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  /** From now on alice sees bob's presence. */
  private void letSee() {
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");
    a.take();
    b.take();
  }

  private String probe(TestClient asker, String to) {
    asker.send("<presence type='probe' id='p' to='" + to + "'/>");
    return asker.taken();
  }

  @Test
  void probe_givesTheWholePresenceOfEveryResource() {
    letSee();
    b.send("<presence id='own'><show>away</show><x xmlns='urn:x'/></presence>");
    server.connect(bob, "phone").available();
    a.take();

    assertThat(probe(a, "bob@simpp.example"))
        .contains("from='bob@simpp.example/desk' to='alice@simpp.example' id='own'")
        .contains("<show>away</show><x xmlns='urn:x'/>")
        .contains("from='bob@simpp.example/phone'")
        .doesNotContain("id='p'");
  }

  @Test
  void probe_ofOneWhoIsAway_isAnsweredFromTheAccount() {
    letSee();
    b.send("<presence type='unavailable'/>");
    a.take();
    String away =
        "<presence from='bob@simpp.example' to='alice@simpp.example' id='p' type='unavailable'>"
            + "<delay xmlns='urn:xmpp:delay' from='bob@simpp.example'"
            + " stamp='2026-01-02T03:04:05Z'/></presence>";

    assertThat(probe(a, "bob@simpp.example")).isEqualTo(away);
    b.link().cut();
    assertThat(probe(a, "bob@simpp.example")).isEqualTo(away);
  }

  @Test
  void probe_withoutSubscription_isAnsweredUnsubscribed_whetherThereIsSuchAnAccountOrNot() {
    for (String stranger : new String[] {"bob", "nobody"}) {
      assertThat(probe(a, stranger + "@simpp.example"))
          .isEqualTo(
              "<presence from='"
                  + stranger
                  + "@simpp.example' to='alice@simpp.example' id='p' type='unsubscribed'/>");
    }
    assertThat(probe(a, "bob@simpp.example/desk"))
        .as("the answer does not say whether the resource is there")
        .contains("from='bob@simpp.example' to", "type='unsubscribed'");
  }

  @Test
  void probe_leavesARequestAndAnApprovalBeforehandAsTheyAre() {
    a.send("<presence to='bob@simpp.example' type='subscribe'/>");
    b.send("<presence to='carol@simpp.example' type='subscribed'/>");
    assertThat(probe(a, "bob@simpp.example")).contains("type='unsubscribed'");
    b.send("<presence to='alice@simpp.example' type='subscribed'/>");

    assertThat(server.store().find(alice, bob).map(RosterItem::subscription)).contains("to");
    assertThat(server.store().find(bob, Jid.of("carol@simpp.example")))
        .hasValueSatisfying(item -> assertThat(item.preApproved()).isTrue());
  }

  @Test
  void probe_bySomebodyWhoseContactKnowsNothing_endsTheSubscription() {
    letSee();
    server.store().remove(bob, alice);
    b.link().cut();
    a.take();

    assertThat(probe(a, "bob@simpp.example"))
        .containsSubsequence("type='unsubscribed'", "subscription='none'");
    assertThat(server.store().find(alice, bob).map(RosterItem::subscription)).contains("none");
  }

  @Test
  void probe_ofAResource_saysOnlyWhetherItIsThere() {
    letSee();
    b.send("<presence id='own'><show>dnd</show><status>secret</status></presence>");
    server.connect(bob, "phone").available();
    a.take();

    assertThat(probe(a, "bob@simpp.example/desk"))
        .isEqualTo(
            "<presence from='bob@simpp.example/desk' to='alice@simpp.example/desk' id='own'/>");
    assertThat(probe(a, "bob@simpp.example/gone"))
        .contains("from='bob@simpp.example/gone'", "id='p'", "type='unavailable'");
  }

  @Test
  void probe_ofTheOwnAccount_isAnswered() {
    assertThat(probe(a, "alice@simpp.example")).contains("from='alice@simpp.example/desk'");
  }

  @Test
  void probe_byWhoGotDirectedPresence_saysThatItIsThere() {
    b.send("<presence to='alice@simpp.example/desk'><status>only you</status></presence>");
    a.take();

    assertThat(probe(a, "bob@simpp.example/desk"))
        .isEqualTo("<presence from='bob@simpp.example/desk' to='alice@simpp.example/desk'/>");
    b.send("<presence to='alice@simpp.example/desk' type='unavailable'/>");
    a.take();
    assertThat(probe(a, "bob@simpp.example/desk")).contains("type='unsubscribed'");
  }

  @Test
  void directed_byOneWhoIsNotAvailable_isTakenBackFromASubscriberToo() {
    letSee();
    TestClient hidden = server.connect(bob, "hidden");
    hidden.send("<presence to='alice@simpp.example'><status>psst</status></presence>");
    assertThat(a.taken()).contains("psst");
    hidden.link().cut();

    assertThat(a.taken()).contains("from='bob@simpp.example/hidden'", "type='unavailable'");
  }

  @Test
  void directed_takenBack_isNotTakenBackAgain() {
    a.send("<presence to='bob@simpp.example/desk'/>");
    a.send("<presence to='bob@simpp.example/desk' type='unavailable'/>");
    b.take();
    a.link().cut();

    assertThat(b.take()).isEmpty();
  }

  @Test
  void directed_toOneWhoLeaves_endsWithItsLeave() {
    a.send("<presence to='bob@simpp.example/desk'/>");
    b.send("<presence to='alice@simpp.example/desk'/>");
    b.send("<presence to='alice@simpp.example/desk' type='unavailable'/>");
    b.take();
    a.link().cut();

    assertThat(b.take()).as("section 4.6.1").isEmpty();
  }

  @Test
  void directed_isNoSubscription() {
    a.send("<presence to='bob@simpp.example'/>");
    b.take();
    a.send("<presence><show>away</show></presence>");

    assertThat(b.take()).isEmpty();
    a.send("<presence type='unavailable'/>");
    assertThat(b.taken()).contains("from='alice@simpp.example/desk'", "type='unavailable'");
  }
}
