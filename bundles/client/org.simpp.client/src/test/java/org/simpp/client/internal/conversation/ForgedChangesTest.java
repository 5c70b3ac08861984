package org.simpp.client.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Profile;
import org.simpp.client.history.Body;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.Entry.Context;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.History;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.history.internal.FileHistoryStore;
import org.simpp.client.internal.Listeners;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.client.internal.settings.AccountSettings;
import org.simpp.client.internal.settings.SettingsFolder;
import org.simpp.client.internal.stream.Wire;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.SecretBytes;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.correction.Replacement;
import org.simpp.xmpp.markers.Displayed;
import org.simpp.xmpp.reactions.Reactions;
import org.simpp.xmpp.retraction.Retraction;

/** What somebody says of messages that they did not write. */
class ForgedChangesTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example");
  private static final Jid BOB = Jid.of("bob@simpp.example/desk");
  private static final Jid MALLORY = Jid.of("mallory@simpp.example/desk");
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final Loop loop = new Loop();
  private History history;
  private Reading reading;
  private KeptEntry alices;
  private KeptEntry bobs;

  @BeforeEach
  void keepTwoEntries(@TempDir Path folder) throws Exception {
    try (SecretBytes key = SecretBytes.copyOf(new byte[32])) {
      history = new FileHistoryStore().open(ALICE, key, folder.resolve("history"));
    }
    AccountSettings settings = AccountSettings.of(ALICE, Profile.PASSWORD, null);
    AccountBook book = new AccountBook(new SettingsFolder(folder.resolve("accounts")), settings);
    Secrecy secrecy = new NoKeys(ALICE);
    Listeners<ConversationEvent> listeners = new Listeners<>(loop);
    Parcel parcel = new Parcel(new Wire(), secrecy);
    Wording wording = new Wording(ALICE);
    Door door = new Door(book, secrecy, contact -> contact.equals(BOB.bare()), trouble -> {});
    Unread unread = new Unread(history, book, parcel, wording, listeners);
    Transcript transcript =
        new Transcript(history, door, unread, listeners, ForgedChangesTest::fail);
    Revisions revisions =
        new Revisions(history, transcript, secrecy, Clock.systemUTC(), kept -> {});
    Typing typing = new Typing(loop, Clock.systemUTC(), book, parcel, listeners);
    reading = new Reading(transcript, revisions, typing, door, ForgedChangesTest::fail);
    alices = history.append(entry(Direction.OUTGOING, "a1", DeliveryState.SENT));
    bobs = history.append(entry(Direction.INCOMING, "b1", DeliveryState.RECEIVED));
  }

  @AfterEach
  void close() {
    history.close();
    loop.close();
  }

  @Test
  @Specification("XEP-0308, section 4")
  @Specification("XEP-0424, section 5")
  void contact_changesNothingThatWeWrote() throws Exception {
    receive(BOB, body("forged"), new Replacement("a1").toElement());
    receive(BOB, new Retraction("a1").toElement());

    assertThat(history.entry(alices.number())).contains(alices);
    assertThat(texts(BOB)).as("a correction of nothing is a text").contains("forged");
  }

  @Test
  @Specification("XEP-0308, section 4")
  void contact_changesWhatTheyWrote() throws Exception {
    receive(BOB, body("better"), new Replacement("b1").toElement());
    receive(BOB, new Reactions("a1", List.of("👍")).toElement());

    assertThat(texts(BOB)).containsExactly("text a1", "better");
    assertThat(history.entry(alices.number()).orElseThrow().amended().theirs())
        .containsExactly("👍");
    receive(BOB, new Retraction("b1").toElement());
    receive(BOB, body("back"), new Replacement("b1").toElement());
    assertThat(texts(BOB)).containsExactly("text a1", "");
  }

  @Test
  @Specification("XEP-0424, section 5")
  @Specification("XEP-0444, section 4")
  void others_changeNothing_contactsOrNot() throws Exception {
    receive(MALLORY, body("forged"), new Replacement("b1").toElement());
    receive(MALLORY, new Retraction("b1").toElement());
    receive(MALLORY, new Retraction("a1").toElement());
    receive(MALLORY, new Reactions("a1", List.of("👎")).toElement());
    receive(MALLORY, new Displayed("a1").toElement());

    assertThat(history.entries(BOB.bare(), History.NEWEST, 10)).containsExactly(alices, bobs);
    assertThat(texts(MALLORY)).as("kept as what it is, of whom it is").containsExactly("forged");
  }

  @Test
  @Specification("XEP-0333, section 5")
  void mark_movesForwardAlone_andIsOfWhatIsThere() throws Exception {
    receive(BOB, new Displayed("none").toElement());
    assertThat(history.entry(alices.number())).contains(alices);
    receive(BOB, new Displayed("a1").toElement());
    assertThat(history.entry(alices.number()).orElseThrow().entry().state())
        .isEqualTo(DeliveryState.READ);
  }

  @Test
  void plainText_isCorrectedBySealedOnes_andStaysPlain() throws Exception {
    KeptEntry plain =
        history.append(
            Reading.entry(
                BOB,
                new MessageId("b2"),
                NOW,
                new Body.Text("plain", Body.Protection.PLAIN),
                Context.NONE));
    receive(BOB, body("better"), new Replacement("b2").toElement());

    assertThat(history.entry(plain.number()).orElseThrow().entry().body())
        .isEqualTo(new Body.Text("better", Body.Protection.PLAIN));
  }

  @Test
  void changeOfWhatIsNoText_isNotMade() throws Exception {
    KeptEntry unopened =
        history.append(
            Reading.entry(
                BOB, new MessageId("b3"), NOW, new Body.Unopened("damaged"), Context.NONE));
    receive(BOB, body("forged"), new Replacement("b3").toElement());

    assertThat(history.entry(unopened.number())).contains(unopened);
  }

  private void receive(Jid from, Element... elements) throws Exception {
    MessageId id = new MessageId("change-" + System.nanoTime());
    loop.call(
            () -> {
              reading.received(from, id, NOW, new Content(List.of(elements)));
              return null;
            })
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private List<String> texts(Jid contact) throws Exception {
    return history.entries(contact.bare(), History.NEWEST, 10).stream()
        .map(kept -> kept.entry().body() instanceof Body.Text text ? text.text() : "")
        .toList();
  }

  private static Element body(String text) {
    return Content.ofText(text).elements().get(0);
  }

  private static Entry entry(Direction direction, String id, DeliveryState state) {
    return new Entry(
        BOB.bare(),
        direction,
        new MessageId(id),
        NOW,
        new Body.Text("text " + id, Body.Protection.SEALED),
        state);
  }

  private static void fail(Exception e) {
    throw new AssertionError(e);
  }
}
