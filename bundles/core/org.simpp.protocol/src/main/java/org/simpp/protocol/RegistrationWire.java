package org.simpp.protocol;

import java.util.Objects;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * What the messages of phase 1 look like; a better reading of the source replaces this class alone.
 *
 * <p>Figure 5 and section 4.1 of the source survive: that R1 carries IDA and KUA, that R2 carries
 * RS and h(IDA, KUA) under KA, and that R3 is A's ECDSA signature. [recon] Reconstructed are: the
 * labels and the packing; two public keys, one a curve, because table 3 gives the server's relation
 * 224 bits and the clients' 192; that R3 signs RS, which has no other purpose; and that it is
 * signed on both curves, so that both keys are proved (SIMPP-2007, section 1.6).
 */
final class RegistrationWire {
  private final CipherSuite suite;

  RegistrationWire(CipherSuite suite) {
    this.suite = Objects.requireNonNull(suite);
  }

  /** IDA and KUA on both curves, as R1 shows them. */
  record Claim(Jid account, Bytes serverCurveKey, Bytes clientCurveKey) {}

  /** RS and h(IDA, KUA), as R2 hides them. */
  record Answer(Bytes nonce, Bytes claimHash) {}

  /** The signatures of R3. */
  record Proof(Bytes serverCurveSignature, Bytes clientCurveSignature) {}

  Bytes r1(Claim claim) {
    return Tuple.labelled(
            "R1", WireText.address(claim.account()), claim.serverCurveKey(), claim.clientCurveKey())
        .encode();
  }

  Claim readR1(Bytes r1) throws CryptoException {
    Tuple fields = Tuple.decodeLabelled("R1", r1, 3);
    return new Claim(WireText.account(fields.field(0)), fields.field(1), fields.field(2));
  }

  Bytes claimHash(Claim claim) {
    return suite.hash(
        Tuple.of(WireText.address(claim.account()), claim.serverCurveKey(), claim.clientCurveKey())
            .encode());
  }

  SecretBytes r2Content(Answer answer) {
    return SecretBytes.takeOver(
        Tuple.of(answer.nonce(), answer.claimHash()).encode().toByteArray());
  }

  Answer readR2Content(SecretBytes content) throws CryptoException {
    Tuple fields = Tuple.decode(Bytes.givenAway(content.expose()), 2);
    return new Answer(fields.field(0, Nonces.LENGTH), fields.field(1));
  }

  Bytes signed(Claim claim, Answer answer) {
    Jid account = claim.account();
    return Tuple.labelled(
            "R3",
            WireText.address(account),
            WireText.address(account.server()),
            answer.nonce(),
            answer.claimHash())
        .encode();
  }

  Bytes r3(Proof proof) {
    return Tuple.labelled("R3", proof.serverCurveSignature(), proof.clientCurveSignature())
        .encode();
  }

  Proof readR3(Bytes r3) throws CryptoException {
    Tuple fields = Tuple.decodeLabelled("R3", r3, 2);
    return new Proof(fields.field(0), fields.field(1));
  }
}
