package org.simpp.protocol;

import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;

/**
 * The two private keys of a user, behind handles so that a card can hold them (SIMPP-2007, section
 * 1.4).
 *
 * @param withServer the key on P-224, for everything the server takes part in
 * @param withPeers the key on P-192, for what passes between clients
 */
public record UserKeys(KeyHandle withServer, KeyHandle withPeers) {
  public UserKeys {
    requireCurve(withServer, Curve.P224);
    requireCurve(withPeers, Curve.P192);
  }

  static KeyHandle requireCurve(KeyHandle key, Curve curve) {
    if (key.curve() != curve) {
      throw new IllegalArgumentException(
          "a key on " + curve.label() + " is needed here, not on " + key.curve().label());
    }
    return key;
  }
}
