package org.simpp.protocol;

import java.util.Objects;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * What a registration leaves at the server.
 *
 * @param account IDA
 * @param serverCurveKey KUA on P-224
 * @param clientCurveKey KUA on P-192, which the server hands to contacts
 * @param masterKey KA; whoever takes this closes it
 */
public record Registered(
    Jid account, Bytes serverCurveKey, Bytes clientCurveKey, SecretBytes masterKey) {
  public Registered {
    Objects.requireNonNull(account);
    Objects.requireNonNull(serverCurveKey);
    Objects.requireNonNull(clientCurveKey);
    Objects.requireNonNull(masterKey);
  }
}
