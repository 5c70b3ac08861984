package org.simpp.crypto;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Everything one suite can do, published as an OSGi service with the properties below.
 *
 * <p>Stateless and safe for use by many threads: what must outlive a call are values that the
 * caller keeps, so that a provider can be replaced between any two calls. A provider must compute
 * the same bytes as every other provider of the same suite.
 */
@ProviderType
public interface CipherSuite extends KeyPairs, KeyAgreement, Signatures, KeyDerivation, Aead {
  /** Service property: the suite's number, an Integer. */
  String SUITE_ID = "simpp.suite.id";

  /** Service property: the rank, an Integer. */
  String SUITE_RANK = "simpp.suite.rank";

  /** Service property: the policy's name. */
  String SUITE_POLICY = "simpp.policy";

  /** Service property: who computes, for an operator to read: {@code Bouncy Castle 1.87}. */
  String SUITE_PROVIDER = "simpp.provider";

  SuiteId id();

  /** The higher of two suites that both sides have is taken. */
  int rank();

  Policy policy();

  /** The curves that this suite's methods accept. */
  Set<Curve> curves();
}
