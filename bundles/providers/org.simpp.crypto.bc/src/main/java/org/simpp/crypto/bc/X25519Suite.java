package org.simpp.crypto.bc;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Policy;
import org.simpp.crypto.SuiteId;

/** Suite 0x2002: X25519 with ECDSA on P-256, ChaCha20-Poly1305, HKDF-SHA-256. */
@Component(
    service = CipherSuite.class,
    property = {
      CipherSuite.SUITE_ID + ":Integer=8194",
      CipherSuite.SUITE_RANK + ":Integer=300",
      CipherSuite.SUITE_POLICY + "=ALLOWED",
      CipherSuite.SUITE_PROVIDER + "=" + BouncyCastleSuite.PROVIDER
    })
public final class X25519Suite extends BouncyCastleSuite {
  @Activate
  public X25519Suite() {
    super(
        SuiteId.S2_25519,
        300,
        Policy.ALLOWED,
        Derivation.HKDF,
        AeadBox.chaCha20Poly1305(),
        new MontgomeryCurve(),
        PrimeCurve.of(Curve.P256));
  }
}
