package org.simpp.model;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes that must not be shown and do not outlive their use: a key, a PIN, a shared secret.
 *
 * <p>{@link #close} overwrites them with zeros; every later read throws. They are compared in
 * constant time, never serialised, and {@link #toString} and {@link #hashCode} tell nothing of
 * them. Safe for use by several threads as long as one of them alone closes it.
 */
public final class SecretBytes implements AutoCloseable {
  private final byte[] content;
  private volatile boolean closed;

  private SecretBytes(byte[] content) {
    this.content = content;
  }

  /** A copy of {@code content}; the caller still has its own to zero. */
  public static SecretBytes copyOf(byte[] content) {
    return new SecretBytes(content.clone());
  }

  /** The array itself, uncopied: the caller gives it away, and {@link #close} zeroes it. */
  public static SecretBytes takeOver(byte[] content) {
    return new SecretBytes(content);
  }

  public int length() {
    return content.length;
  }

  /** A copy of all of them; the caller zeroes the copy. */
  public byte[] expose() {
    requireOpen();
    return content.clone();
  }

  /** An independent copy of the bytes from {@code from} (inclusive) to {@code to} (exclusive). */
  public SecretBytes slice(int from, int to) {
    requireOpen();
    if (from < 0 || to > content.length || from > to) {
      throw new IllegalArgumentException(
          "slice " + from + ".." + to + " of " + content.length + " secret bytes");
    }
    return new SecretBytes(Arrays.copyOfRange(content, from, to));
  }

  /** An independent copy, to be closed by whoever asked for it. */
  public SecretBytes copy() {
    requireOpen();
    return new SecretBytes(content.clone());
  }

  public boolean isClosed() {
    return closed;
  }

  /** Overwrites the bytes with zeros. May be called more than once. */
  @Override
  public void close() {
    closed = true;
    Arrays.fill(content, (byte) 0);
  }

  /** Equal content, compared in constant time; a closed one equals nothing but itself. */
  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof SecretBytes that
        && !closed
        && !that.closed
        && MessageDigest.isEqual(content, that.content);
  }

  /** Depends on the length alone. */
  @Override
  public int hashCode() {
    return content.length;
  }

  @Override
  public String toString() {
    return "SecretBytes[redacted]";
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("these secret bytes have been zeroed");
    }
  }
}
