package org.simpp.crypto.bc;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.parts.ComposedSuite;
import org.simpp.crypto.parts.PrimeCurve;
import org.simpp.crypto.parts.SuiteIdentity;

/** Suite 0x2001: P-256, AES-256-GCM, HKDF-SHA-256. */
@Component(
    service = CipherSuite.class,
    property = {
      CipherSuite.SUITE_ID + ":Integer=8193",
      CipherSuite.SUITE_RANK + ":Integer=200",
      CipherSuite.SUITE_POLICY + "=ALLOWED",
      CipherSuite.SUITE_PROVIDER + "=" + BouncyCastle.PROVIDER
    })
public final class P256Suite extends ComposedSuite {
  @Activate
  public P256Suite() {
    super(
        SuiteIdentity.p256(BouncyCastle.PROVIDER),
        BouncyCastle.SHA_256,
        Derivation.HKDF,
        AeadBox.aes256Gcm(),
        PrimeCurve.of(Curve.P256));
  }
}
