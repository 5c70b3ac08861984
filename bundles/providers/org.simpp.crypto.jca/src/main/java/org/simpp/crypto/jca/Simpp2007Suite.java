package org.simpp.crypto.jca;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.parts.ComposedSuite;
import org.simpp.crypto.parts.PrimeCurve;
import org.simpp.crypto.parts.SuiteIdentity;

/** Suite 0x0701: the algorithms of 2007, on P-224 and P-192, for the laboratory only. */
@Component(
    service = CipherSuite.class,
    property = {
      CipherSuite.SUITE_ID + ":Integer=1793",
      CipherSuite.SUITE_RANK + ":Integer=100",
      CipherSuite.SUITE_POLICY + "=LABORATORY",
      CipherSuite.SUITE_PROVIDER + "=" + Jdk.PROVIDER
    })
public final class Simpp2007Suite extends ComposedSuite {
  @Activate
  public Simpp2007Suite() {
    super(
        SuiteIdentity.simpp2007(Jdk.PROVIDER),
        Jdk.SHA_256,
        new X963(),
        new EncryptThenMac(),
        PrimeCurve.of(Curve.P192),
        PrimeCurve.of(Curve.P224));
  }
}
