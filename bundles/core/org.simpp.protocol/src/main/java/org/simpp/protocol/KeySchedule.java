package org.simpp.protocol;

import java.util.Objects;
import org.simpp.crypto.CipherSuite;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * The keys that grow from KA, the secret of an account and its server.
 *
 * <p>[recon] The source names KA and KAS and leaves open how one follows from the other. Here: the
 * X9.63 function over SHA-256, with a label and everything the key is bound to, so that no key
 * serves two purposes or two directions (SIMPP-2007, sections 1.5 to 1.7; review 10 and 11).
 */
final class KeySchedule {
  private final CipherSuite suite;

  KeySchedule(CipherSuite suite) {
    this.suite = Objects.requireNonNull(suite);
  }

  /** The box key of R2 and CS2. */
  BoxKey masterBox(SecretBytes masterKey, Jid account) {
    Tuple info =
        Tuple.labelled(
            "SIMPP-2007 KA", WireText.address(account), WireText.address(account.server()));
    return new BoxKey(suite, derive(masterKey, info, BoxKey.LENGTH));
  }

  /** KAS of one login. */
  ClientServerKeys clientServer(SecretBytes masterKey, Jid account, Nonces nonces) {
    Tuple info =
        Tuple.labelled(
            "SIMPP-2007 KAS",
            WireText.address(account),
            WireText.address(account.server()),
            nonces.client(),
            nonces.server());
    return ClientServerKeys.takeOver(derive(masterKey, info, ClientServerKeys.LENGTH));
  }

  private SecretBytes derive(SecretBytes secret, Tuple info, int length) {
    return suite.derive(secret, Bytes.empty(), info.encode(), length);
  }
}
