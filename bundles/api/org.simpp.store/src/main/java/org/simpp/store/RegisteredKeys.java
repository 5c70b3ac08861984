package org.simpp.store;

import java.time.Instant;
import java.util.Objects;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * What phase 1 leaves at the server (SIMPP-2007, section 1.6).
 *
 * @param suite the suite's number
 * @param serverCurveKey KUA on the curve of the client-server relation (P-224)
 * @param clientCurveKey KUA on the curve of the client-client relation (P-192)
 * @param masterKey KA, shared with the account
 * @param registered when
 */
public record RegisteredKeys(
    int suite,
    Bytes serverCurveKey,
    Bytes clientCurveKey,
    SecretBytes masterKey,
    Instant registered) {
  public RegisteredKeys {
    Objects.requireNonNull(serverCurveKey);
    Objects.requireNonNull(clientCurveKey);
    Objects.requireNonNull(masterKey);
    Objects.requireNonNull(registered);
  }
}
