package org.simpp.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;

/**
 * Several byte strings in one, so that no two lists of fields have the same encoding: for each
 * field its length as 32 bits, big-endian, then its bytes. It takes the place of every
 * concatenation that the source writes with commas (SIMPP-2007, section 1.5).
 *
 * @param fields in their order; at least one
 */
public record Tuple(List<Bytes> fields) {
  /** No encoding that is read here is longer. */
  public static final int MAX_LENGTH = 128 * 1024;

  private static final int PREFIX = Integer.BYTES;

  public Tuple {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a tuple has at least one field");
    }
  }

  /** The tuple of these fields. */
  public static Tuple of(Bytes... fields) {
    return new Tuple(List.of(fields));
  }

  /** The tuple of a label, in UTF-8, and these fields. */
  public static Tuple labelled(String label, Bytes... fields) {
    List<Bytes> all = new ArrayList<>(fields.length + 1);
    all.add(Bytes.utf8(label));
    all.addAll(List.of(fields));
    return new Tuple(all);
  }

  /**
   * Reads an encoding of exactly {@code count} fields, with nothing after the last.
   *
   * @throws CryptoException if it is anything else, or longer than {@link #MAX_LENGTH}
   */
  public static Tuple decode(Bytes encoded, int count) throws CryptoException {
    if (encoded.length() > MAX_LENGTH) {
      throw new CryptoException();
    }
    ByteBuffer rest = encoded.asReadOnlyBuffer();
    List<Bytes> fields = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      fields.add(nextField(rest));
    }
    if (rest.hasRemaining()) {
      throw new CryptoException();
    }
    return new Tuple(fields);
  }

  /**
   * Reads an encoding of {@code label} and {@code count} more fields.
   *
   * @return the fields after the label
   * @throws CryptoException if it is anything else
   */
  public static Tuple decodeLabelled(String label, Bytes encoded, int count)
      throws CryptoException {
    Tuple all = decode(encoded, count + 1);
    if (!all.field(0).equals(Bytes.utf8(label))) {
      throw new CryptoException();
    }
    return new Tuple(all.fields().subList(1, count + 1));
  }

  /** The field at {@code index}, counted from 0. */
  public Bytes field(int index) {
    return fields.get(index);
  }

  /**
   * The field at {@code index}, which has {@code length} bytes.
   *
   * @throws CryptoException if it has another length
   */
  public Bytes field(int index, int length) throws CryptoException {
    Bytes field = fields.get(index);
    if (field.length() != length) {
      throw new CryptoException();
    }
    return field;
  }

  /** The fields as they go on the wire. */
  public Bytes encode() {
    int length = 0;
    for (Bytes field : fields) {
      length = Math.addExact(length, PREFIX + field.length());
    }
    ByteBuffer whole = ByteBuffer.allocate(length);
    for (Bytes field : fields) {
      whole.putInt(field.length()).put(field.asReadOnlyBuffer());
    }
    return Bytes.givenAway(whole.array());
  }

  private static Bytes nextField(ByteBuffer rest) throws CryptoException {
    if (rest.remaining() < PREFIX) {
      throw new CryptoException();
    }
    int length = rest.getInt();
    if (length < 0 || length > rest.remaining()) {
      throw new CryptoException();
    }
    byte[] content = new byte[length];
    rest.get(content);
    return Bytes.givenAway(content);
  }
}
