package org.simpp.card.keystore;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * How a PIN becomes a key: Argon2id (RFC 9106) at a cost that stands in the file.
 *
 * @param memoryKib memory in KiB
 * @param passes passes over it
 * @param lanes lanes, which are computed one after the other here
 */
record PinHardening(int memoryKib, int passes, int lanes, Bytes salt) {
  static final int SALT_LENGTH = 16;
  static final int KEY_LENGTH = 32;

  /** Beyond this a damaged or foreign file would take the machine's memory. */
  private static final int MAX_MEMORY_KIB = 1 << 20;

  private static final int MAX_PASSES = 64;
  private static final int MAX_LANES = 16;

  PinHardening {
    if (memoryKib < 8 * lanes
        || memoryKib > MAX_MEMORY_KIB
        || passes < 1
        || passes > MAX_PASSES
        || lanes < 1
        || lanes > MAX_LANES
        || salt.length() != SALT_LENGTH) {
      throw new IllegalArgumentException("the cost of Argon2id is out of range");
    }
  }

  PinHardening withSalt(Bytes other) {
    return new PinHardening(memoryKib, passes, lanes, other);
  }

  /** The key for {@code pin}: 32 bytes, the caller's to close. */
  SecretBytes key(SecretBytes pin) {
    Argon2Parameters parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt.toByteArray())
            .build();
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] exposed = pin.expose();
    try {
      byte[] key = new byte[KEY_LENGTH];
      generator.generateBytes(exposed, key);
      return SecretBytes.takeOver(key);
    } finally {
      Arrays.fill(exposed, (byte) 0);
    }
  }
}
