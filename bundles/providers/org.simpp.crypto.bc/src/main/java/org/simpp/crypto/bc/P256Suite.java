package org.simpp.crypto.bc;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Policy;
import org.simpp.crypto.SuiteId;

/** Suite 0x2001: P-256, AES-256-GCM, HKDF-SHA-256. */
@Component(
    service = CipherSuite.class,
    property = {
      CipherSuite.SUITE_ID + ":Integer=8193",
      CipherSuite.SUITE_RANK + ":Integer=200",
      CipherSuite.SUITE_POLICY + "=ALLOWED",
      CipherSuite.SUITE_PROVIDER + "=" + BouncyCastleSuite.PROVIDER
    })
public final class P256Suite extends BouncyCastleSuite {
  @Activate
  public P256Suite() {
    super(
        SuiteId.S2_P256,
        200,
        Policy.ALLOWED,
        Derivation.HKDF,
        AeadBox.aes256Gcm(),
        PrimeCurve.of(Curve.P256));
  }
}
