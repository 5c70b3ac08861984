package org.simpp.crypto.parts;

import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** A hash and its keyed form (RFC 2104). */
@ProviderType
public interface KeyedHash {
  Bytes hash(Bytes data);

  Bytes mac(SecretBytes key, Bytes data);
}
