package org.simpp.endtoend;

import java.nio.ByteBuffer;
import java.util.List;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.BoxKey;
import org.simpp.protocol.OpeningDirection;
import org.simpp.protocol.SealingDirection;
import org.simpp.protocol.Tuple;

/**
 * The key of one file that is kept where others can read it: whoever has the key opens the file,
 * and nobody else learns more than its length. It is made for that file alone and travels inside a
 * sealed text, so that the file still opens when the session in which it was sent is over
 * (SIMPP-2007, section 1.9).
 *
 * <p>The same file under the same key is sealed to the same bytes each time, so that an upload goes
 * on where it broke. Safe for use by several threads.
 */
public final class FileKey implements AutoCloseable {
  /** Bytes of the secret. */
  public static final int SECRET_LENGTH = 32;

  /** Bytes of the file's identifier, which is no secret. */
  public static final int ID_LENGTH = 16;

  private static final int IV_KEY = 32;

  private final Bytes id;
  private final SecretBytes secret;

  /**
   * The key that {@link #id} and {@link #export} told; takes {@code secret} over.
   *
   * @throws IllegalArgumentException if one of them has another length
   */
  public FileKey(Bytes id, SecretBytes secret) {
    if (id.length() != ID_LENGTH || secret.length() != SECRET_LENGTH) {
      throw new IllegalArgumentException("a file's key has 32 bytes, its identifier 16");
    }
    this.id = id;
    this.secret = secret;
  }

  /** A key for a file that nobody has sealed yet. */
  public static FileKey fresh(Randomness randomness) {
    byte[] id = new byte[ID_LENGTH];
    byte[] secret = new byte[SECRET_LENGTH];
    randomness.fill(id);
    randomness.fill(secret);
    return new FileKey(Bytes.givenAway(id), SecretBytes.takeOver(secret));
  }

  /** The file's identifier. */
  public Bytes id() {
    return id;
  }

  /** A copy of the secret, to be closed by whoever asked for it. */
  public SecretBytes export() {
    return secret.copy();
  }

  /**
   * Seals the pieces from number {@code first} on, counted from 0.
   *
   * @param suite a stable handle on suite 0x0701
   */
  FileSealer sealer(CipherSuite suite, long first) {
    try (SecretBytes keys = keys(suite)) {
      return new FileSealer(new SealingDirection(suite, keys.slice(0, BoxKey.LENGTH), first));
    }
  }

  /** Opens the pieces from number {@code first} on, counted from 0. */
  FileOpener opener(CipherSuite suite, long first) {
    try (SecretBytes keys = keys(suite)) {
      return new FileOpener(
          List.of(new OpeningDirection(suite, keys.slice(0, BoxKey.LENGTH), first)), first);
    }
  }

  /**
   * The IVs of the pieces from number {@code first} on, which are asked for one after the other:
   * nobody without the key can tell them from random, and each piece has its own.
   */
  Randomness ivs(CipherSuite suite, long first) {
    SecretBytes keys = keys(suite);
    SecretBytes key = keys.slice(BoxKey.LENGTH, BoxKey.LENGTH + IV_KEY);
    keys.close();
    return new Ivs(suite, key, first);
  }

  private SecretBytes keys(CipherSuite suite) {
    Bytes info = Tuple.labelled("SIMPP-2007 sealed file", id).encode();
    return suite.derive(secret, Bytes.empty(), info, BoxKey.LENGTH + IV_KEY);
  }

  @Override
  public void close() {
    secret.close();
  }

  /** One after the other. */
  private static final class Ivs implements Randomness {
    private final CipherSuite suite;
    private final SecretBytes key;
    private long next;

    Ivs(CipherSuite suite, SecretBytes key, long first) {
      this.suite = suite;
      this.key = key;
      this.next = first;
    }

    @Override
    public void fill(byte[] target) {
      byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(next++).array();
      Bytes mac = suite.mac(key, Bytes.givenAway(number));
      mac.slice(0, target.length).copyTo(target, 0);
    }
  }
}
