package org.simpp.endtoend;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** Writes fields with their lengths, and leaves no copy of a secret behind. */
final class StateWriter implements AutoCloseable {
  private byte[] content = new byte[512];
  private int length;

  void bytes(Bytes field) {
    byte[] copy = field.toByteArray();
    append(ByteBuffer.allocate(Integer.BYTES).putInt(copy.length).array());
    append(copy);
  }

  /** Bytes that are never empty, or none. */
  void optional(@Nullable Bytes field) {
    bytes(field == null ? Bytes.empty() : field);
  }

  void secret(SecretBytes field) {
    byte[] copy = field.expose();
    append(copy);
    Arrays.fill(copy, (byte) 0);
  }

  void number(long number) {
    append(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  void flag(boolean flag) {
    append(new byte[] {(byte) (flag ? 1 : 0)});
  }

  /** What was written; the caller closes it. */
  SecretBytes finish() {
    return SecretBytes.takeOver(Arrays.copyOf(content, length));
  }

  @Override
  public void close() {
    Arrays.fill(content, (byte) 0);
  }

  private void append(byte[] more) {
    if (length + more.length > content.length) {
      byte[] larger = Arrays.copyOf(content, 2 * (length + more.length));
      Arrays.fill(content, (byte) 0);
      content = larger;
    }
    System.arraycopy(more, 0, content, length, more.length);
    length += more.length;
  }
}
