package org.simpp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.simpp.endtoend.Pair.call;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.crypto.SoftwareKey;
import org.simpp.endtoend.ConversationEvent.Cause;
import org.simpp.endtoend.ConversationEvent.Established;
import org.simpp.endtoend.ConversationEvent.Outgoing;
import org.simpp.endtoend.ConversationEvent.PeerKeyChanged;
import org.simpp.endtoend.ConversationEvent.PeerKeyNeeded;
import org.simpp.endtoend.ConversationEvent.Rejected;
import org.simpp.endtoend.ConversationEvent.Waiting;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.Box;

final class ConversationTest {
  private static final Rejected NOT_AUTHENTIC = new Rejected(Cause.NOT_AUTHENTIC);

  @Test
  @Specification("SIMPP-2007, section 1.8")
  void send_withoutThePeersKey_asksForItAndWaits() {
    Pair pair = new Pair(1);
    assertThat(pair.alice.send("hello")).isFalse();
    assertThat(pair.alice.seen).containsExactly(new PeerKeyNeeded(), new Waiting());
    pair.acquainted();
    pair.deliverAll();
    assertThat(pair.alice.conversation.isReady()).isTrue();
    assertThat(pair.alice.seen).contains(new Established());
  }

  @Test
  @Specification("SIMPP-2007, section 1.9")
  void texts_passBothWays() {
    Pair pair = new Pair(2).inSession();
    assertThat(pair.alice.send("早安, Bob")).isTrue();
    assertThat(pair.bob.send("good morning")).isTrue();
    pair.deliverAll();
    assertThat(pair.bob.opened).containsExactly("早安, Bob");
    assertThat(pair.alice.opened).containsExactly("good morning");
  }

  @Test
  @Specification("SIMPP-2007, section 1.9")
  void contents_passBothWays_amongTexts_inTheirOrder() {
    Pair pair = new Pair(20).inSession();
    assertThat(pair.alice.send("one")).isTrue();
    assertThat(pair.alice.sendContent("two")).isTrue();
    Outgoing two = pair.alice.sent.peekLast();
    assertThat(pair.alice.send("three")).isTrue();
    assertThat(pair.bob.sendContent("four")).isTrue();
    pair.deliverAll();
    assertThat(pair.bob.opened).containsExactly("one", "content two", "three");
    assertThat(pair.alice.opened).containsExactly("content four");
    assertThat(pair.bob.receive(two)).isEqualTo(List.of(NOT_AUTHENTIC));
    assertThat(pair.alice.receive(two)).contains(NOT_AUTHENTIC);
  }

  @Test
  @Specification("SIMPP-2007, section 1.5")
  void content_asAText_andTextAsAContent_areRefused() {
    Pair pair = new Pair(21).inSession();
    pair.alice.sendContent("content");
    Outgoing content = pair.alice.sent.poll();
    pair.alice.send("text");
    Outgoing text = pair.alice.sent.poll();
    assertThat(pair.bob.receive(new Outgoing(MessageType.TEXT, content.bytes())))
        .contains(NOT_AUTHENTIC);
    assertThat(pair.bob.receive(new Outgoing(MessageType.CONTENT, text.bytes())))
        .contains(NOT_AUTHENTIC);
    pair.bob.receive(content);
    pair.bob.receive(text);
    assertThat(pair.bob.opened).containsExactly("content content", "text");
  }

  @Test
  @Specification("SIMPP-2007, section 1.5")
  void everyFlippedBitOfAContent_isRefusedAlike() {
    Pair pair = new Pair(22).inSession();
    pair.alice.sendContent("a");
    Outgoing content = pair.alice.sent.poll();
    flipEveryBit(content, pair.bob);
    pair.bob.receive(content);
    assertThat(pair.bob.opened).containsExactly("content a");
  }

  @Test
  void content_withoutASession_waits_andItsSizeIsBounded() {
    Pair pair = new Pair(23).acquainted();
    assertThat(pair.alice.sendContent("waits")).isFalse();
    pair.deliverAll();
    assertThat(pair.alice.sendContent("x".repeat(Box.MAX_PLAINTEXT))).isTrue();
    assertThatThrownBy(
            () ->
                pair.alice.conversation.sendContent(
                    Bytes.of(new byte[Box.MAX_PLAINTEXT + 1]), pair.randomness))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Specification("SIMPP-2007, section 1.8")
  void bothBegin_theLowerAddressGoesOn() {
    Pair pair = new Pair(3).acquainted();
    pair.alice.send("a");
    pair.bob.send("b");
    pair.deliverAll();
    assertThat(pair.alice.conversation.isReady()).isTrue();
    assertThat(pair.bob.conversation.isReady()).isTrue();
    assertThat(pair.bob.seen.stream().filter(ConversationTest::isCc5)).isEmpty();
    assertThat(pair.alice.send("a") & pair.bob.send("b")).isTrue();
    pair.deliverAll();
    assertThat(pair.alice.opened).containsExactly("b");
    assertThat(pair.bob.opened).containsExactly("a");
  }

  @Test
  @Specification("SIMPP-2007, section 1.8")
  void cc3_beforeThePeersKeyIsKnown_isAnsweredWhenItIs() {
    Pair pair = new Pair(4);
    pair.alice.take(
        call(() -> pair.alice.conversation.learn(pair.bob.key.publicKey(), pair.randomness)));
    pair.alice.send("hello");
    pair.deliverAll();
    assertThat(pair.bob.seen).containsExactly(new PeerKeyNeeded());
    pair.bob.take(
        call(() -> pair.bob.conversation.learn(pair.alice.key.publicKey(), pair.randomness)));
    pair.deliverAll();
    assertThat(pair.bob.conversation.isReady()).isTrue();
  }

  @Test
  void lostCc5_isReplacedByTheFirstText() {
    Pair pair = new Pair(5).acquainted();
    pair.alice.send("waits");
    pair.bob.receive(pair.alice.sent.poll());
    pair.alice.receive(pair.bob.sent.poll());
    pair.alice.sent.clear();
    assertThat(pair.alice.send("hello")).isTrue();
    pair.deliverAll();
    assertThat(pair.bob.opened).containsExactly("hello");
    assertThat(pair.bob.conversation.isReady()).isTrue();
  }

  @Test
  @Specification("SIMPP-2007, section 1.8")
  void restart_ofBothSides_goesOnInTheSession() {
    Pair pair = new Pair(6).inSession();
    pair.alice.send("one");
    pair.deliverAll();
    pair.alice.restart();
    pair.bob.restart();
    pair.alice.send("two");
    Outgoing two = pair.alice.sent.peek();
    pair.deliverAll();
    assertThat(pair.bob.opened).containsExactly("one", "two");
    assertThat(pair.bob.receive(two)).isEqualTo(List.of(NOT_AUTHENTIC));
  }

  @Test
  void restart_duringAHandshake_goesOnWithIt() {
    Pair pair = new Pair(7).acquainted();
    pair.alice.send("waits");
    pair.alice.restart();
    pair.bob.receive(pair.alice.sent.poll());
    pair.bob.restart();
    pair.deliverAll();
    assertThat(pair.alice.conversation.isReady()).isTrue();
    assertThat(pair.bob.conversation.isReady()).isTrue();
  }

  @Test
  void lostSessions_areReplacedWhenATextComes() {
    Pair pair = new Pair(8).inSession();
    pair.bob.loseSessions();
    pair.acquainted();
    pair.alice.send("lost");
    pair.deliverAll();
    assertThat(pair.bob.rejected).containsExactly(new Rejected(Cause.NO_SESSION));
    assertThat(pair.alice.send("found")).isTrue();
    pair.deliverAll();
    assertThat(pair.bob.opened).containsExactly("found");
  }

  @Test
  @Specification("SIMPP-2007, section 1.8")
  void replayedHandshake_destroysNothing() {
    Pair pair = new Pair(9).acquainted();
    pair.alice.send("waits");
    Outgoing oldCc3 = pair.alice.sent.peek();
    pair.deliverAll();
    assertThat(pair.bob.receive(oldCc3)).isEmpty();

    pair.alice.loseSessions();
    pair.acquainted();
    pair.alice.send("waits");
    pair.deliverAll();
    pair.bob.send("b1");
    pair.deliverAll();

    pair.bob.receive(oldCc3);
    pair.alice.receive(oldCc3);
    pair.alice.send("a1");
    pair.deliverAll();
    assertThat(pair.bob.opened).contains("a1");
    pair.bob.retry();
    pair.deliverAll();
    assertThat(pair.bob.send("b2")).isTrue();
    pair.deliverAll();
    assertThat(pair.alice.opened).containsExactly("b1", "b2");
  }

  @Test
  @Specification("SIMPP-2007, section 1.8")
  void cc4_ofAnotherHandshake_isRefused() {
    Pair pair = new Pair(19).acquainted();
    pair.alice.send("waits");
    pair.bob.receive(pair.alice.sent.poll());
    Outgoing oldCc4 = pair.bob.sent.poll();

    pair.alice.loseSessions();
    pair.acquainted();
    pair.alice.send("waits");
    assertThat(pair.alice.receive(oldCc4)).isEqualTo(List.of(NOT_AUTHENTIC));
    pair.deliverAll();
    assertThat(pair.alice.conversation.isReady()).isTrue();
  }

  @Test
  @Specification("SIMPP-2007, section 1.8")
  void reflectedMessages_areRefused() {
    Pair pair = new Pair(10).acquainted();
    pair.alice.send("waits");
    assertThat(pair.alice.receive(pair.alice.sent.peek())).isEqualTo(List.of(NOT_AUTHENTIC));
    pair.deliverAll();
    pair.alice.send("hello");
    Outgoing text = pair.alice.sent.peek();
    assertThat(pair.alice.receive(text)).contains(NOT_AUTHENTIC);
    assertThat(pair.alice.opened).isEmpty();
  }

  @Test
  void changedPeerKey_isNotUsedBeforeItIsTrusted() {
    Pair pair = new Pair(11).inSession();
    Bytes known = pair.bob.key.publicKey();
    Bytes other = SoftwareKey.generate(pair.suite, Curve.P192, pair.randomness).publicKey();
    assertThat(call(() -> pair.alice.conversation.learn(other, pair.randomness)))
        .isEqualTo(List.of(new PeerKeyChanged(known, other)));
    assertThat(pair.alice.conversation.peerKey()).contains(known);
    assertThat(pair.alice.conversation.isReady()).isTrue();

    call(() -> pair.alice.conversation.trust(other, pair.randomness));
    assertThat(pair.alice.conversation.peerKey()).contains(other);
    assertThat(pair.alice.conversation.isReady()).isFalse();
  }

  @Test
  @Specification("SIMPP-2007, section 1.8")
  void swappedPeerKey_makesNoSession() {
    Pair pair = new Pair(12);
    Bytes mallory = SoftwareKey.generate(pair.suite, Curve.P192, pair.randomness).publicKey();
    call(() -> pair.alice.conversation.learn(mallory, pair.randomness));
    call(() -> pair.bob.conversation.learn(pair.alice.key.publicKey(), pair.randomness));
    pair.alice.send("for Bob");
    pair.deliverAll();
    assertThat(pair.bob.rejected).containsExactly(NOT_AUTHENTIC);
    assertThat(pair.alice.conversation.isReady()).isFalse();
  }

  @Test
  @Specification("SIMPP-2007, section 1.8")
  void offCurvePeerKey_isRefused() {
    Pair pair = new Pair(13);
    byte[] point = pair.bob.key.publicKey().toByteArray();
    point[point.length - 1] ^= 1;
    assertThat(call(() -> pair.alice.conversation.learn(Bytes.of(point), pair.randomness)))
        .isEqualTo(List.of(NOT_AUTHENTIC));
    assertThat(pair.alice.conversation.peerKey()).isEmpty();
  }

  @Test
  @Specification("SIMPP-2007, section 1.5")
  @Specification("SIMPP-2007, section 1.8")
  void everyFlippedBit_isRefusedAlike() {
    Pair pair = new Pair(14).acquainted();
    pair.alice.send("waits");
    flipEveryBit(pair.alice.sent.peek(), pair.bob);
    pair.bob.receive(pair.alice.sent.poll());
    flipEveryBit(pair.bob.sent.peek(), pair.alice);
    pair.alice.receive(pair.bob.sent.poll());
    flipEveryBit(pair.alice.sent.peek(), pair.bob);
    pair.bob.receive(pair.alice.sent.poll());
    pair.alice.send("hello");
    Outgoing text = pair.alice.sent.poll();
    flipEveryBit(text, pair.bob);
    pair.bob.receive(text);
    assertThat(pair.bob.opened).containsExactly("hello");
  }

  @Test
  @Specification("SIMPP-2007, section 1.5")
  @Specification("SIMPP-2007, section 1.8")
  void everyMessage_asAnotherType_isRefused() {
    Pair pair = new Pair(15).acquainted();
    pair.alice.send("waits");
    Outgoing cc3 = pair.alice.sent.poll();
    for (MessageType type : List.of(MessageType.CC4, MessageType.CC5)) {
      assertThat(pair.bob.receive(new Outgoing(type, cc3.bytes())))
          .isEqualTo(List.of(NOT_AUTHENTIC));
    }
    pair.bob.receive(cc3);
    Outgoing cc4 = pair.bob.sent.poll();
    for (MessageType type : List.of(MessageType.CC3, MessageType.CC5)) {
      assertThat(pair.alice.receive(new Outgoing(type, cc4.bytes())))
          .isEqualTo(List.of(NOT_AUTHENTIC));
    }
  }

  @Test
  void forgottenKey_isSaidAndChangesNothing() {
    Pair pair = new Pair(16).acquainted();
    pair.alice.key.close();
    assertThatThrownBy(() -> pair.alice.conversation.begin(pair.randomness))
        .isInstanceOf(KeyUnavailableException.class);
    assertThat(pair.alice.conversation.isReady()).isFalse();
  }

  @Test
  void damagedState_isRefused() {
    Pair pair = new Pair(17).inSession();
    try (SecretBytes state = pair.alice.conversation.export();
        SecretBytes shorter = state.slice(0, state.length() - 1)) {
      assertThatThrownBy(
              () -> Conversation.restore(pair.suite, Pair.ALICE, Pair.BOB, pair.alice.key, shorter))
          .isInstanceOf(CryptoException.class);
      assertThatThrownBy(
              () -> Conversation.restore(pair.suite, Pair.BOB, Pair.ALICE, pair.bob.key, state))
          .isInstanceOf(CryptoException.class);
    }
  }

  // What is refused says NOT_AUTHENTIC and nothing else; a text may also start a new handshake,
  // which shows what its unprotected header showed already.
  private static void flipEveryBit(Outgoing message, Pair.Side side) {
    SecretBytes before = side.conversation.export();
    for (int bit = 0; bit < 8 * message.bytes().length(); bit++) {
      byte[] bytes = message.bytes().toByteArray();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      List<ConversationEvent> events = side.receive(new Outgoing(message.type(), Bytes.of(bytes)));
      assertThat(events).as("bit %s", bit).first().isEqualTo(NOT_AUTHENTIC);
      side.sent.clear();
      side.conversation =
          call(
              () ->
                  Conversation.restore(new Pair(0).suite, side.self, side.peer, side.key, before));
    }
  }

  private static boolean isCc5(ConversationEvent event) {
    return event instanceof Outgoing outgoing && outgoing.type() == MessageType.CC5;
  }
}
