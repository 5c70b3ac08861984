package org.simpp.itests.products;

import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.jca.Simpp2007Suite;
import org.simpp.crypto.parts.ComposedSuite;
import org.simpp.crypto.parts.KeyedHash;
import org.simpp.crypto.parts.PrimeCurve;
import org.simpp.crypto.parts.SuiteIdentity;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * Suite 0x0701, right in everything until the system property {@link #FAULT} is there: from then on
 * it can neither hash nor derive. It runs in the server, in a bundle that {@link OtherProvider}
 * makes.
 */
public final class FaultySuite extends ComposedSuite {
  /** The property that brings the fault out. */
  static final String FAULT = "simpp.itests.fault";

  private static final CipherSuite REAL = new Simpp2007Suite();

  public FaultySuite() {
    super(
        SuiteIdentity.simpp2007("faulty"),
        new FaultyHash(),
        FaultySuite::derived,
        REAL,
        PrimeCurve.of(Curve.P192),
        PrimeCurve.of(Curve.P224));
  }

  private static SecretBytes derived(SecretBytes secret, Bytes salt, Bytes info, int length) {
    requireHealth();
    return REAL.derive(secret, salt, info, length);
  }

  private static void requireHealth() {
    if (System.getProperty(FAULT) != null) {
      throw new IllegalStateException("the fault of the test");
    }
  }

  private static final class FaultyHash implements KeyedHash {
    @Override
    public Bytes hash(Bytes data) {
      requireHealth();
      return REAL.hash(data);
    }

    @Override
    public Bytes mac(SecretBytes key, Bytes data) {
      return REAL.mac(key, data);
    }
  }
}
