package org.simpp.crypto.jca;

import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Simpp2007SuiteContract;

class Simpp2007SuiteTest extends Simpp2007SuiteContract {
  @Override
  protected CipherSuite suite() {
    return new Simpp2007Suite();
  }
}
