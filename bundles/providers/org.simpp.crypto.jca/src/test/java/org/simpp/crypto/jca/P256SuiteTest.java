package org.simpp.crypto.jca;

import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.P256SuiteContract;

class P256SuiteTest extends P256SuiteContract {
  @Override
  protected CipherSuite suite() {
    return new P256Suite();
  }
}
