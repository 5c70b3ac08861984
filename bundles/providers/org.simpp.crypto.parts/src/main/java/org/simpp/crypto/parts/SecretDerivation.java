package org.simpp.crypto.parts;

import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** Derives keys from a secret; what it promises stands in the contract of the suite. */
@ProviderType
@FunctionalInterface
public interface SecretDerivation {
  SecretBytes derive(SecretBytes secret, Bytes salt, Bytes info, int length);
}
