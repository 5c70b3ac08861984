package org.simpp.crypto.jca;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.parts.ComposedSuite;
import org.simpp.crypto.parts.SuiteIdentity;

/** Suite 0x2002: X25519 with ECDSA on P-256, ChaCha20-Poly1305, HKDF-SHA-256. */
@Component(
    service = CipherSuite.class,
    property = {
      CipherSuite.SUITE_ID + ":Integer=8194",
      CipherSuite.SUITE_RANK + ":Integer=300",
      CipherSuite.SUITE_POLICY + "=ALLOWED",
      CipherSuite.SUITE_PROVIDER + "=" + Jdk.PROVIDER
    })
public final class X25519Suite extends ComposedSuite {
  @Activate
  public X25519Suite() {
    super(
        SuiteIdentity.x25519(Jdk.PROVIDER),
        Jdk.SHA_256,
        new Hkdf(),
        AeadBox.chaCha20Poly1305(),
        new X25519(),
        new P256());
  }
}
