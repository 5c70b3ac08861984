package org.simpp.xmpp.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Xml;

class AvatarTest {
  private static final Image HELLO = new Image("image/png", Bytes.utf8("hello"));

  /** RFC 3174's function, of "hello". */
  private static final String ID = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d";

  @Test
  @Specification("XEP-0084, section 4.1")
  @Specification("XEP-0084, section 4.2")
  void published_isReadAndWritten() {
    assertThat(HELLO.id()).isEqualTo(ID);
    assertThat(PublishedAvatar.data(HELLO))
        .isEqualTo(Xml.of("<data xmlns='urn:xmpp:avatar:data'>aGVsbG8=</data>"));
    assertThat(PublishedAvatar.metadata(HELLO))
        .isEqualTo(
            Xml.of(
                "<metadata xmlns='urn:xmpp:avatar:metadata'><info bytes='5' id='"
                    + ID
                    + "' type='image/png'/></metadata>"));
    PublishedAvatar read = PublishedAvatar.of(PublishedAvatar.metadata(HELLO)).orElseThrow();
    assertThat(read.image(PublishedAvatar.data(HELLO))).contains(HELLO);
    assertThat(PublishedAvatar.of(PublishedAvatar.none())).isEmpty();
  }

  @Test
  @Specification("XEP-0398, section 3.1")
  void pictureSomewhereElse_isPassedOver() {
    Element metadata =
        Xml.of(
            "<metadata xmlns='urn:xmpp:avatar:metadata'><info bytes='1' id='a' type='image/gif'"
                + " url='https://simpp.example/a.gif'/><info bytes='5' id='"
                + ID
                + "' type='image/png' url=''/></metadata>");

    assertThat(PublishedAvatar.of(metadata)).contains(new PublishedAvatar(ID, "image/png"));
  }

  @Test
  @Specification("XEP-0398, section 3.1")
  void dataWithAnotherHash_isNotTheImage() {
    PublishedAvatar published = new PublishedAvatar(ID, "image/png");

    assertThat(published.image(Xml.of("<data xmlns='urn:xmpp:avatar:data'>aGVsbG9v</data>")))
        .isEmpty();
    assertThat(published.image(Xml.of("<data xmlns='urn:xmpp:avatar:data'>?</data>"))).isEmpty();
    assertThat(published.image(Xml.of("<other xmlns='urn:xmpp:avatar:data'>aGVsbG8=</other>")))
        .isEmpty();
  }

  @Test
  @Specification("XEP-0153, section 4.5")
  void photo_isFoundInLinesToo() {
    Element vCard =
        Xml.of(
            "<vCard xmlns='vcard-temp'><FN>A</FN><PHOTO><TYPE>image/png</TYPE><BINVAL>\n aGVs\n"
                + " bG8=\n</BINVAL></PHOTO></vCard>");

    assertThat(VCardPhoto.of(vCard)).contains(HELLO);
    assertThat(VCardPhoto.isTakenAway(vCard)).isFalse();
    Element bare = Xml.of("<vCard xmlns='vcard-temp'><FN>A</FN></vCard>");
    assertThat(VCardPhoto.without(vCard)).isEqualTo(bare);
    assertThat(VCardPhoto.of(VCardPhoto.with(vCard, HELLO))).contains(HELLO);
    assertThat(VCardPhoto.with(vCard, HELLO).children("vcard-temp", "PHOTO")).hasSize(1);
    assertThat(VCardPhoto.of(bare)).isEmpty();
    assertThat(VCardPhoto.isTakenAway(bare)).isFalse();
    for (String none : new String[] {"<PHOTO/>", "<PHOTO><BINVAL> </BINVAL></PHOTO>"}) {
      Element taken = Xml.of("<vCard xmlns='vcard-temp'>" + none + "</vCard>");
      assertThat(VCardPhoto.isTakenAway(taken)).as(none).isTrue();
      assertThat(VCardPhoto.of(taken)).isEmpty();
    }
  }

  @Test
  @Specification("XEP-0398, section 4")
  void hash_standsInPresence_whereTheClientDoesNotSayOtherwise() {
    Element show = Xml.of("<show xmlns='jabber:client'>away</show>");
    Element stamp = Xml.of("<x xmlns='vcard-temp:x:update'><photo>" + ID + "</photo></x>");

    for (String other :
        new String[] {
          "<x xmlns='vcard-temp:x:update'/>",
          "<x xmlns='vcard-temp:x:update'><photo>0000</photo></x>",
          "<x xmlns='vcard-temp:x:update'><photo>" + ID + "</photo></x>"
        }) {
      assertThat(VCardPhoto.stamp(List.of(Xml.of(other), show), ID))
          .as(other)
          .containsExactly(show, stamp);
    }
    assertThat(VCardPhoto.stamp(List.of(show), ID)).containsExactly(show, stamp);
    List<Element> silent = List.of(show, Xml.of("<x xmlns='vcard-temp:x:update'><photo/></x>"));
    assertThat(VCardPhoto.stamp(silent, ID)).isEqualTo(silent);
  }
}
