package org.simpp.server.vcard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.server.support.Interest;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

class VCardsTest {
  private static final String GET = "<vCard xmlns='vcard-temp'/>";
  private static final String TO_ALICE = " to='alice@simpp.example'";
  private static final String PHOTO =
      "<PHOTO><TYPE>image/png</TYPE><BINVAL>aGVsbG8=</BINVAL></PHOTO>";

  /** The SHA-1 of "hello". */
  private static final String ID = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d";

  private static final String HASH = "<x xmlns='vcard-temp:x:update'><photo>" + ID + "</photo></x>";

  private final TestServer server = new TestServer();
  private final Jid alice = server.account("alice");
  private final Jid bob = server.account("bob");
  private final TestClient a = server.connect(alice, "desk").available();
  private final TestClient b = server.connect(bob, "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  private static String ask(TestClient client, String type, String to, String child) {
    client.send("<iq type='" + type + "' id='i'" + to + ">" + child + "</iq>");
    return client.taken();
  }

  private static String vCard(String content) {
    return "<vCard xmlns='vcard-temp'>" + content + "</vCard>";
  }

  private String publish(String node, String id, String payload, String access) {
    return ask(
        a,
        "set",
        "",
        "<pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='"
            + node
            + "'><item id='"
            + id
            + "'>"
            + payload
            + "</item></publish><publish-options><x xmlns='jabber:x:data' type='submit'>"
            + "<field var='FORM_TYPE'><value>http://jabber.org/protocol/pubsub#publish-options"
            + "</value></field><field var='pubsub#access_model'><value>"
            + access
            + "</value></field></x></publish-options></pubsub>");
  }

  private void publishAvatar(String access) {
    publish(
        "urn:xmpp:avatar:data", ID, "<data xmlns='urn:xmpp:avatar:data'>aGVsbG8=</data>", access);
    publish(
        "urn:xmpp:avatar:metadata",
        ID,
        "<metadata xmlns='urn:xmpp:avatar:metadata'><info bytes='5' id='"
            + ID
            + "' type='image/png'/></metadata>",
        access);
  }

  private void letSee() {
    b.send("<presence to='alice@simpp.example' type='subscribe'/>");
    a.send("<presence to='bob@simpp.example' type='subscribed'/>");
    a.take();
    b.take();
  }

  @Test
  @Specification("XEP-0054, section 3.1")
  @Specification("XEP-0054, section 3.2")
  void ownVCard_isKeptAndGiven() {
    assertThat(ask(a, "get", "", GET)).contains("<item-not-found");
    assertThat(ask(a, "set", "", vCard("<FN>Alice</FN><N><GIVEN>A</GIVEN></N>")))
        .contains("type='result'");
    assertThat(ask(a, "get", "", GET))
        .contains("<vCard xmlns='vcard-temp'><FN>Alice</FN><N><GIVEN>A</GIVEN></N></vCard>");
    ask(a, "set", TO_ALICE, vCard("<FN>Liddell</FN>"));
    assertThat(ask(a, "get", TO_ALICE, GET)).contains("<FN>Liddell</FN>").doesNotContain("GIVEN");
  }

  @Test
  @Specification("XEP-0054, section 3.2")
  void othersVCard_isNobodysToChange() {
    assertThat(ask(b, "set", TO_ALICE, vCard("<FN>Mallory</FN>"))).contains("<forbidden");
    assertThat(ask(a, "get", "", GET)).contains("<item-not-found");
  }

  @Test
  @Specification("XEP-0054, section 3.3")
  void othersVCard_isRead_andNobodyLearnsWhichAccountsThereAre() {
    String none = ask(b, "get", TO_ALICE, GET);
    assertThat(none).contains("<service-unavailable");
    assertThat(ask(b, "get", " to='nobody@simpp.example'", GET))
        .isEqualTo(none.replace("alice", "nobody"));
    ask(a, "set", "", vCard("<FN>Alice</FN>"));
    a.link().close();
    assertThat(ask(b, "get", TO_ALICE, GET)).contains("<FN>Alice</FN>");
  }

  @Test
  @Specification("XEP-0054, section 3.2")
  void vCardThatIsTooLong_isRefused() {
    assertThat(ask(a, "set", "", vCard("<FN>" + "x".repeat(1_000) + "</FN>")))
        .contains("<not-acceptable", "at most 1000 bytes");
    String large = "QUFB".repeat(1_000);
    assertThat(ask(a, "set", "", vCard("<FN>A</FN><PHOTO><BINVAL>" + large + "</BINVAL></PHOTO>")))
        .contains("<not-acceptable", "<payload-too-big");
    assertThat(ask(a, "get", "", GET)).contains("<item-not-found");
  }

  @Test
  @Specification("XEP-0398, section 2")
  void account_saysThatItConverts() {
    assertThat(ask(a, "get", "", "<query xmlns='http://jabber.org/protocol/disco#info'/>"))
        .contains("<feature var='urn:xmpp:pep-vcard-conversion:0'/>")
        .contains("<feature var='vcard-temp'/>");
  }

  @Test
  @Specification("XEP-0398, section 3.1")
  void publishedAvatar_isThePhotoOfTheVCard() {
    ask(a, "set", "", vCard("<FN>Alice</FN>"));
    publishAvatar("open");
    assertThat(ask(b, "get", TO_ALICE, GET)).contains("<FN>Alice</FN>" + PHOTO);

    publish(
        "urn:xmpp:avatar:metadata", "none", "<metadata xmlns='urn:xmpp:avatar:metadata'/>", "open");
    assertThat(ask(b, "get", TO_ALICE, GET)).contains("<FN>Alice</FN></vCard>");
  }

  @Test
  @Specification("XEP-0398, section 8")
  void avatarForContacts_isInTheVCardForThemAlone() {
    publishAvatar("presence");
    assertThat(ask(b, "get", TO_ALICE, GET)).contains("<service-unavailable");
    letSee();
    assertThat(ask(b, "get", TO_ALICE, GET)).contains(PHOTO);
    assertThat(ask(a, "get", "", GET)).contains(PHOTO);
  }

  @Test
  @Specification("XEP-0398, section 3.2")
  void photoOfAVCard_isPublished() {
    letSee();
    Interest.of("gallery", "urn:xmpp:avatar:metadata").announce(b);
    ask(a, "set", "", vCard("<FN>Alice</FN>" + PHOTO));

    assertThat(b.taken())
        .contains("<items node='urn:xmpp:avatar:metadata'><item id='" + ID + "'>")
        .contains("<info bytes='5' id='" + ID + "' type='image/png'/>");
    assertThat(
            ask(
                b,
                "get",
                TO_ALICE,
                "<pubsub xmlns='http://jabber.org/protocol/pubsub'>"
                    + "<items node='urn:xmpp:avatar:data'/></pubsub>"))
        .contains("<item id='" + ID + "'><data xmlns='urn:xmpp:avatar:data'>aGVsbG8=</data>");
    assertThat(ask(b, "get", TO_ALICE, GET)).contains("<FN>Alice</FN>" + PHOTO);
    ask(a, "set", "", vCard("<FN>Liddell</FN>" + PHOTO));
    assertThat(b.take()).as("it is the same image").isEmpty();
    ask(a, "set", "", vCard("<FN>Liddell</FN><PHOTO/>"));
    assertThat(b.taken()).contains("<metadata xmlns='urn:xmpp:avatar:metadata'/>");
    assertThat(ask(b, "get", TO_ALICE, GET)).contains("<FN>Liddell</FN></vCard>");
  }

  @Test
  @Specification("XEP-0398, section 4")
  @Specification("XEP-0153, section 4.1")
  void presence_hasTheHash() {
    letSee();
    publishAvatar("presence");
    a.send("<presence><show>away</show></presence>");
    assertThat(b.taken()).contains("<show>away</show>" + HASH);
    a.send("<presence><x xmlns='vcard-temp:x:update'/></presence>");
    assertThat(b.taken()).contains(HASH).containsOnlyOnce("vcard-temp:x:update");
    a.send("<presence><x xmlns='vcard-temp:x:update'><photo/></x></presence>");
    assertThat(b.taken()).contains("<x xmlns='vcard-temp:x:update'><photo/></x>");
    a.send("<presence to='bob@simpp.example/desk'/>");
    assertThat(b.taken()).contains(HASH);
    a.send("<presence to='bob@simpp.example/desk' type='unavailable'/>");
    assertThat(b.taken()).doesNotContain("vcard-temp");

    TestClient phone = server.connect(bob, "phone");
    a.send("<presence/>");
    phone.send("<presence/>");
    assertThat(phone.taken()).as("what a probe tells").contains(HASH);
  }

  @Test
  @Specification("XEP-0398, section 4")
  void presence_isLeftAsItIsWithoutAnAvatarForContacts() {
    letSee();
    a.send("<presence><show>away</show></presence>");
    assertThat(b.taken()).endsWith("to='bob@simpp.example'><show>away</show></presence>");
    publishAvatar("whitelist");
    a.send("<presence><show>dnd</show></presence>");
    assertThat(b.taken()).doesNotContain("vcard-temp");
  }

  @Test
  @Specification("XEP-0398, section 4")
  void presenceAfterTheAvatarHasChanged_hasTheNewHash() {
    letSee();
    publishAvatar("open");
    a.send("<presence/>");
    b.take();
    ask(a, "set", "", vCard("<PHOTO><BINVAL>d29ybGQ=</BINVAL></PHOTO>"));
    a.send("<presence to='bob@simpp.example/desk'/>");
    assertThat(b.taken()).contains("<photo>7c211433f02071597741e6ff5a8ea34789abbf43</photo>");
  }
}
