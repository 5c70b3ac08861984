package org.simpp.endtoend;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** Reads what {@link StateWriter} wrote; anything else fails. */
final class StateReader implements AutoCloseable {
  private final byte[] content;
  private final ByteBuffer rest;

  StateReader(SecretBytes state) {
    this.content = state.expose();
    this.rest = ByteBuffer.wrap(content);
  }

  Bytes bytes() throws CryptoException {
    require(Integer.BYTES);
    return Bytes.givenAway(take(rest.getInt()));
  }

  /** Bytes that are never empty, or null. */
  @Nullable Bytes optional() throws CryptoException {
    Bytes field = bytes();
    return field.isEmpty() ? null : field;
  }

  SecretBytes secret(int length) throws CryptoException {
    return SecretBytes.takeOver(take(length));
  }

  /** A number that is not negative. */
  long number() throws CryptoException {
    require(Long.BYTES);
    long number = rest.getLong();
    if (number < 0) {
      throw new CryptoException();
    }
    return number;
  }

  boolean flag() throws CryptoException {
    require(1);
    byte flag = rest.get();
    if (flag != 0 && flag != 1) {
      throw new CryptoException();
    }
    return flag == 1;
  }

  void requireEnd() throws CryptoException {
    if (rest.hasRemaining()) {
      throw new CryptoException();
    }
  }

  @Override
  public void close() {
    Arrays.fill(content, (byte) 0);
  }

  private byte[] take(int length) throws CryptoException {
    require(length);
    byte[] taken = new byte[length];
    rest.get(taken);
    return taken;
  }

  private void require(int length) throws CryptoException {
    if (length < 0 || length > rest.remaining()) {
      throw new CryptoException();
    }
  }
}
