package org.simpp.crypto.jca;

import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.X25519SuiteContract;

class X25519SuiteTest extends X25519SuiteContract {
  @Override
  protected CipherSuite suite() {
    return new X25519Suite();
  }
}
