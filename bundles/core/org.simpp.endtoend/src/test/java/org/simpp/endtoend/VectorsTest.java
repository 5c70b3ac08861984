package org.simpp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.ConstantRandomness;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.SoftwareKey;
import org.simpp.crypto.VectorFile;
import org.simpp.crypto.VectorFile.Vector;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.endtoend.ConversationEvent.Established;
import org.simpp.endtoend.ConversationEvent.Opened;
import org.simpp.endtoend.ConversationEvent.OpenedContent;
import org.simpp.endtoend.ConversationEvent.Outgoing;
import org.simpp.endtoend.Handshake.Agreement;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.BoxKey;

/** Every value of phase 3 in the vector file, computed by both ends. */
final class VectorsTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example");
  private static final Jid BOB = Jid.of("bob@simpp.example");

  private final Vector vectors = VectorFile.read("simpp-2007.txt").get(0);
  private final CipherSuite suite = new Simpp2007Suite();
  private final KeyHandle alicesKey = key("KRA192");
  private final KeyHandle bobsKey = key("KRB192");

  @Test
  @Specification("SIMPP-2007, section 1.4")
  @Specification("SIMPP-2007, section 1.8")
  void agreement_matchesVectors() throws Exception {
    Parties parties = new Parties(ALICE, vectors.bytes("KUA192"), BOB, vectors.bytes("KUB192"));
    try (SecretBytes kab = alicesKey.agree(vectors.bytes("KUB192"));
        BoxKey box = new HandshakeWire(suite).box(kab, parties)) {
      assertThat(kab).isEqualTo(vectors.secret("KAB(x)"));
      assertThat(bobsKey.agree(vectors.bytes("KUA192"))).isEqualTo(kab);
      assertThat(box.export()).isEqualTo(joined("KAB.enc", "KAB.mac"));
    }
  }

  @Test
  @Specification("SIMPP-2007, section 1.8")
  void sessionKeys_matchVectors() throws Exception {
    Handshake alice = new Handshake(suite, alicesKey, ALICE, BOB, vectors.bytes("KUB192"));
    Agreement agreement = alice.conclude(Bytes.ofHex("aa".repeat(16)), vectors.bytes("CC4"));
    assertThat(agreement.cc5()).isEqualTo(vectors.bytes("CC5"));
    try (SecretBytes state = agreement.session().export()) {
      SecretBytes keys = state.slice(state.length() - Session.KEYS, state.length());
      assertThat(keys)
          .isEqualTo(joined("KSAB.a2b.enc", "KSAB.a2b.mac", "KSAB.b2a.enc", "KSAB.b2a.mac"));
    }
  }

  @Test
  @Specification("SIMPP-2007, section 1.8")
  @Specification("SIMPP-2007, section 1.9")
  void conversation_matchesVectors() throws Exception {
    Conversation alice = new Conversation(suite, ALICE, BOB, alicesKey);
    Conversation bob = new Conversation(suite, BOB, ALICE, bobsKey);
    alice.learn(vectors.bytes("KUB192"), new ConstantRandomness());
    bob.learn(vectors.bytes("KUA192"), new ConstantRandomness());

    assertThat(alice.begin(new ConstantRandomness(0xaa, 0x04)))
        .isEqualTo(List.of(new Outgoing(MessageType.CC3, vectors.bytes("CC3"))));
    assertThat(
            bob.receive(MessageType.CC3, vectors.bytes("CC3"), new ConstantRandomness(0xbb, 0x05)))
        .isEqualTo(List.of(new Outgoing(MessageType.CC4, vectors.bytes("CC4"))));
    assertThat(alice.receive(MessageType.CC4, vectors.bytes("CC4"), new ConstantRandomness()))
        .isEqualTo(List.of(new Outgoing(MessageType.CC5, vectors.bytes("CC5")), new Established()));
    assertThat(bob.receive(MessageType.CC5, vectors.bytes("CC5"), new ConstantRandomness()))
        .isEqualTo(List.of(new Established()));

    Bytes hello = vectors.bytes("MSG seq1 'hello'");
    assertThat(alice.send("hello", new ConstantRandomness(0x06)))
        .isEqualTo(List.of(new Outgoing(MessageType.TEXT, hello)));
    assertThat(bob.receive(MessageType.TEXT, hello, new ConstantRandomness()))
        .isEqualTo(List.of(new Opened("hello")));

    Bytes envelope = vectors.bytes("CONTENT seq2 (envelope)");
    Bytes content = vectors.bytes("CONTENT seq2");
    assertThat(alice.sendContent(envelope, new ConstantRandomness(0x07)))
        .isEqualTo(List.of(new Outgoing(MessageType.CONTENT, content)));
    assertThat(bob.receive(MessageType.CONTENT, content, new ConstantRandomness()))
        .isEqualTo(List.of(new OpenedContent(envelope)));
  }

  private SecretBytes joined(String... names) {
    Bytes all = Bytes.empty();
    for (String name : names) {
      all = Bytes.concat(all, vectors.bytes(name));
    }
    return SecretBytes.takeOver(all.toByteArray());
  }

  private KeyHandle key(String name) {
    try {
      return new SoftwareKey(suite, Curve.P192, vectors.secret(name));
    } catch (CryptoException e) {
      throw new IllegalStateException(e);
    }
  }
}
