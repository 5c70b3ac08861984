package org.simpp.protocol;

import java.util.Objects;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * What the messages of phase 2 look like; a better reading of the source replaces this class alone.
 *
 * <p>[recon] The source's figure 6 is lost, so all of this is reconstructed. Reasons: the server
 * stores KA after a registration, which makes sense only if a login needs no elliptic-curve
 * operation there, and that is what "no accelerator" asks for; table 2 has RS, {data}KAS and
 * [data]KAS in IMKE's notation; RA is added, because with RS alone a replayed challenge revives an
 * old KAS (review 13), and so are identities and CS4 (review 11 and 15; SIMPP-2007, section 1.7).
 */
final class LoginWire {
  private final CipherSuite suite;

  LoginWire(CipherSuite suite) {
    this.suite = Objects.requireNonNull(suite);
  }

  /** IDA and RA. */
  record Opening(Jid account, Bytes clientNonce) {}

  Bytes cs1(Opening opening) {
    return Tuple.labelled("CS1", WireText.address(opening.account()), opening.clientNonce())
        .encode();
  }

  Opening readCs1(Bytes cs1) throws CryptoException {
    Tuple fields = Tuple.decodeLabelled("CS1", cs1, 2);
    return new Opening(WireText.account(fields.field(0)), fields.field(1, Nonces.LENGTH));
  }

  SecretBytes cs2Content(Jid account, Nonces nonces) {
    return SecretBytes.takeOver(
        Tuple.of(
                WireText.address(account.server()),
                WireText.address(account),
                nonces.client(),
                nonces.server())
            .encode()
            .toByteArray());
  }

  /** RS, if the challenge answers this opening. */
  Nonces readCs2Content(Opening opening, SecretBytes content) throws CryptoException {
    Tuple fields = Tuple.decode(Bytes.givenAway(content.expose()), 4);
    Nonces nonces = new Nonces(fields.field(2, Nonces.LENGTH), fields.field(3, Nonces.LENGTH));
    Jid account = opening.account();
    boolean ours =
        fields.field(0).equals(WireText.address(account.server()))
            && fields.field(1).equals(WireText.address(account))
            && nonces.client().equals(opening.clientNonce());
    if (!ours) {
      throw new CryptoException();
    }
    return nonces;
  }

  Bytes cs3(SecretBytes confirm, Jid account, Nonces nonces) {
    return suite.mac(
        confirm,
        Tuple.labelled(
                "CS3",
                WireText.address(account),
                WireText.address(account.server()),
                nonces.client(),
                nonces.server())
            .encode());
  }

  Bytes cs4(SecretBytes confirm, Jid account, Nonces nonces) {
    return suite.mac(
        confirm,
        Tuple.labelled(
                "CS4",
                WireText.address(account.server()),
                WireText.address(account),
                nonces.server(),
                nonces.client())
            .encode());
  }
}
