package org.simpp.client.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.simpp.client.internal.account.TwoDesks.ALICE;
import static org.simpp.client.internal.account.TwoDesks.BOB;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.Avatars;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Registration;
import org.simpp.model.Stanza;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.avatar.Image;
import org.simpp.xmpp.avatar.PublishedAvatar;
import org.simpp.xmpp.pubsub.NodeReading;
import org.simpp.xmpp.pubsub.PubSub;
import org.simpp.xmpp.pubsub.PubSubItem;

/** The picture of one client, at the other one. */
class AvatarsTest {
  private static final Image FACE = new Image("image/png", Bytes.utf8("the picture of a face"));
  private static final Jid CAROL = Jid.of("carol@simpp.example");

  private TwoDesks both;

  @BeforeEach
  void befriend(@TempDir Path folder) throws Exception {
    both = TwoDesks.befriended(folder);
  }

  @AfterEach
  void close() {
    both.close();
  }

  @Test
  @Specification("XEP-0084, section 4.1")
  @Specification("XEP-0084, section 4.2")
  @Specification("XEP-0084, section 4.3")
  void picture_comesToWhoAsksForIt_onceForAll() throws Exception {
    List<Jid> told = new CopyOnWriteArrayList<>();
    Registration listening = bobs().listen(told::add);
    publish();
    assertThat(told).containsExactly(ALICE);
    listening.close();
    assertThat(requests()).as("nobody has asked").isEmpty();

    assertThat(picture()).contains(FACE.data());
    assertThat(picture()).contains(FACE.data());
    both.bob.session().signOut().toCompletableFuture().get();
    both.bob.signIn(Desk.PIN);
    await().until(() -> bobs().id(ALICE).isPresent());
    assertThat(picture()).contains(FACE.data());
    assertThat(requests()).as("the rest was on the disk").hasSize(1);
  }

  @Test
  @Specification("XEP-0084, section 4.2.1")
  void pictureThatIsTakenBack_isGone() throws Exception {
    publish();
    assertThat(alices().id(ALICE)).contains(FACE.id());
    alices().remove().toCompletableFuture().get();
    await().until(() -> bobs().id(ALICE).isEmpty());
    assertThat(alices().id(ALICE)).isEmpty();
    assertThat(picture()).isEmpty();
  }

  @Test
  @Specification("XEP-0084, section 4.4")
  void dataWithAnotherHash_orTooMuchOfIt_isNoPicture() throws Exception {
    publish();
    forge("another face");
    assertThat(picture()).isEmpty();

    Image large = new Image("image/png", Bytes.utf8("x".repeat(Avatars.MAX_RECEIVED + 1)));
    told(ALICE, large);
    await().until(() -> bobs().id(ALICE).equals(Optional.of(large.id())));
    both.server
        .thread
        .submit(
            () ->
                both.server.nodes.publish(
                    ALICE,
                    NodeReading.publish(
                        PublishedAvatar.DATA,
                        new PubSubItem(large.id(), PublishedAvatar.data(large)))))
        .get();
    assertThat(picture()).isEmpty();
    assertThat(requests()).hasSize(2);
  }

  @Test
  void ofStrangers_nothingIsKept_andNoIdIsAPath() throws Exception {
    told(CAROL, FACE);
    both.server.inject(
        BOB,
        Stanza.builder(Stanza.Kind.MESSAGE)
            .from(ALICE)
            .type("headline")
            .payload(
                Bytes.utf8(
                    "<event xmlns='http://jabber.org/protocol/pubsub#event'><items"
                        + " node='urn:xmpp:avatar:metadata'><item id='a'><metadata"
                        + " xmlns='urn:xmpp:avatar:metadata'><info id='../../x' bytes='1'"
                        + " type='image/png'/></metadata></item></items></event>"))
            .build());
    both.write("after both");
    assertThat(bobs().id(CAROL)).isEmpty();
    assertThat(bobs().id(ALICE)).isEmpty();
  }

  @Test
  void pictureThatIsTooLarge_isNotPublished() {
    Bytes large = Bytes.utf8("x".repeat(Avatars.MAX_PUBLISHED + 1));
    assertThatThrownBy(() -> alices().publish(large)).isInstanceOf(IllegalArgumentException.class);
  }

  private void publish() throws Exception {
    alices().publish(FACE.data()).toCompletableFuture().get();
    await().until(() -> bobs().id(ALICE).equals(Optional.of(FACE.id())));
  }

  private void forge(String content) throws Exception {
    Image other = new Image("image/png", Bytes.utf8(content));
    both.server
        .thread
        .submit(
            () -> both.server.nodes.forge(ALICE, PublishedAvatar.DATA, PublishedAvatar.data(other)))
        .get();
  }

  /** As if somebody had published the picture, without its data. */
  private void told(Jid owner, Image image) {
    PubSubItem item = new PubSubItem(image.id(), PublishedAvatar.metadata(image));
    both.server.inject(
        BOB,
        Stanza.builder(Stanza.Kind.MESSAGE)
            .from(owner)
            .type("headline")
            .payload(StanzaCodec.payload(PubSub.items(PublishedAvatar.METADATA, List.of(item))))
            .build());
  }

  private Optional<Bytes> picture() throws Exception {
    return bobs().picture(ALICE).toCompletableFuture().get();
  }

  private List<String> requests() {
    return both.server.tap.stream()
        .filter(xml -> xml.startsWith("<iq") && xml.contains("<items node='urn:xmpp:avatar:data'"))
        .toList();
  }

  private Avatars alices() {
    return both.alice.session().avatars();
  }

  private Avatars bobs() {
    return both.bob.session().avatars();
  }
}
