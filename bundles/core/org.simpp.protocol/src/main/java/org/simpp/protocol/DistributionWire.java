package org.simpp.protocol;

import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * What CC1 and CC2 look like, the server's part in phase 3; a better reading of the source replaces
 * this class alone.
 *
 * <p>[recon] The source says that the server distributes the clients' public keys (its section 3);
 * its figure 7 is lost. CC2's two fields follow IMKE's messages b1 and b2. CC1 names both parties,
 * so that a request cannot be taken for another one (SIMPP-2007, section 1.8).
 */
final class DistributionWire {
  private DistributionWire() {}

  static SecretBytes cc1(Jid from, Jid peer) {
    return secret(Tuple.labelled("CC1", WireText.address(from), WireText.address(peer)));
  }

  /** The peer that {@code from} asks for. */
  static Jid readCc1(Jid from, SecretBytes content) throws CryptoException {
    Tuple fields = Tuple.decodeLabelled("CC1", Bytes.givenAway(content.expose()), 2);
    if (!fields.field(0).equals(WireText.address(from))) {
      throw new CryptoException();
    }
    return WireText.account(fields.field(1));
  }

  static SecretBytes cc2(PeerKey key) {
    return secret(Tuple.of(WireText.address(key.account()), key.publicKey()));
  }

  static PeerKey readCc2(SecretBytes content) throws CryptoException {
    Tuple fields = Tuple.decode(Bytes.givenAway(content.expose()), 2);
    return new PeerKey(WireText.account(fields.field(0)), fields.field(1));
  }

  private static SecretBytes secret(Tuple tuple) {
    return SecretBytes.takeOver(tuple.encode().toByteArray());
  }
}
