package org.simpp.endtoend;

import java.util.Objects;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.BoxKey;
import org.simpp.protocol.Tuple;
import org.simpp.protocol.WireText;

/**
 * What the messages of phase 3 between two clients look like, and how their keys follow from KAB; a
 * better reading of the source replaces this class alone.
 *
 * <p>[recon] The source's figure 7 is lost. What survives says that KAB = KRA*KUB and that the
 * server must not get the session key. CC3 to CC5 follow IMKE's c1 to c3, which the source's page 5
 * prints (f6 to f9), with static ECDH in the place of RSA. The identities inside the boxes are
 * added: without them a reflection works, which a symbolic model shows. The keys are bound to both
 * identities and both public keys, in the order initiator, responder (SIMPP-2007, section 1.8).
 * File keys follow from the session's keys and not from KAB, which never changes (1.9).
 */
final class HandshakeWire {
  static final int NONCE = 16;

  private final CipherSuite suite;

  HandshakeWire(CipherSuite suite) {
    this.suite = Objects.requireNonNull(suite);
  }

  /** The key of CC3 and CC4. */
  BoxKey box(SecretBytes kab, Parties parties) {
    Tuple info =
        Tuple.labelled(
            "SIMPP-2007 KAB",
            WireText.address(parties.initiator()),
            WireText.address(parties.responder()),
            parties.initiatorKey(),
            parties.responderKey());
    return new BoxKey(suite, derive(kab, info, BoxKey.LENGTH));
  }

  /** KSAB: the initiator's direction, then the responder's. */
  SecretBytes sessionKeys(SecretBytes kab, Parties parties, Bytes ra, Bytes rb) {
    Tuple info =
        Tuple.labelled(
            "SIMPP-2007 KSAB",
            WireText.address(parties.initiator()),
            WireText.address(parties.responder()),
            ra,
            rb);
    return derive(kab, info, Session.KEYS);
  }

  /** The key of one file. */
  SecretBytes fileKey(SecretBytes ksab, Bytes fileId, Jid sender, Jid recipient) {
    Tuple info =
        Tuple.labelled(
            "SIMPP-2007 file", fileId, WireText.address(sender), WireText.address(recipient));
    return derive(ksab, info, BoxKey.LENGTH);
  }

  SecretBytes cc3Content(Parties parties, Bytes ra) {
    return secret(
        Tuple.of(WireText.address(parties.initiator()), WireText.address(parties.responder()), ra));
  }

  /** RA. */
  Bytes readCc3Content(Parties parties, SecretBytes content) throws CryptoException {
    Tuple fields = Tuple.decode(Bytes.givenAway(content.expose()), 3);
    require(fields.field(0).equals(WireText.address(parties.initiator())));
    require(fields.field(1).equals(WireText.address(parties.responder())));
    return fields.field(2, NONCE);
  }

  SecretBytes cc4Content(Parties parties, Bytes ra, Bytes rb) {
    return secret(
        Tuple.of(
            WireText.address(parties.responder()),
            WireText.address(parties.initiator()),
            rb,
            echo(parties, ra)));
  }

  /** RB, if the answer is to this RA. */
  Bytes readCc4Content(Parties parties, Bytes ra, SecretBytes content) throws CryptoException {
    Tuple fields = Tuple.decode(Bytes.givenAway(content.expose()), 4);
    require(fields.field(0).equals(WireText.address(parties.responder())));
    require(fields.field(1).equals(WireText.address(parties.initiator())));
    require(fields.field(3).equals(echo(parties, ra)));
    return fields.field(2, NONCE);
  }

  Bytes cc5(Parties parties, Bytes ra, Bytes rb) {
    return suite.hash(
        Tuple.labelled(
                "f7",
                WireText.address(parties.initiator()),
                WireText.address(parties.responder()),
                ra,
                rb)
            .encode());
  }

  private Bytes echo(Parties parties, Bytes ra) {
    return suite.hash(
        Tuple.labelled(
                "f6",
                WireText.address(parties.initiator()),
                WireText.address(parties.responder()),
                ra)
            .encode());
  }

  private SecretBytes derive(SecretBytes secret, Tuple info, int length) {
    return suite.derive(secret, Bytes.empty(), info.encode(), length);
  }

  private static SecretBytes secret(Tuple tuple) {
    return SecretBytes.takeOver(tuple.encode().toByteArray());
  }

  private static void require(boolean holds) throws CryptoException {
    if (!holds) {
      throw new CryptoException();
    }
  }
}
