package org.simpp.card.keystore;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.simpp.crypto.Curve;
import org.simpp.model.Bytes;

/**
 * A card's file, version 1, big-endian:
 *
 * <pre>
 * header: "SIMPPCRD" | u16 version | serial | holder | u32 memory | u8 passes | u8 lanes | salt
 *         | u8 keys | (curve | public key)... | nonce
 * then:   sealed keys | u8 tries left | SHA-256 of everything before
 * </pre>
 *
 * <p>Text and bytes carry a u16 of their length. The header is the associated data of the sealed
 * keys; the hash tells a torn file from a whole one without the PIN.
 */
final class CardFormat {
  /** No whole card comes near it; what is larger is not read. */
  static final int MAX_LENGTH = 65_536;

  private static final byte[] MAGIC = "SIMPPCRD".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;

  private CardFormat() {}

  static Bytes header(CardFile card) {
    return write(
        out -> {
          out.write(MAGIC);
          out.writeShort(VERSION);
          text(out, card.serial());
          text(out, card.holder());
          PinHardening hardening = card.hardening();
          out.writeInt(hardening.memoryKib());
          out.writeByte(hardening.passes());
          out.writeByte(hardening.lanes());
          bytes(out, hardening.salt());
          out.writeByte(card.publicKeys().size());
          for (Map.Entry<Curve, Bytes> key : card.publicKeys().entrySet()) {
            text(out, key.getKey().label());
            bytes(out, key.getValue());
          }
          bytes(out, card.nonce());
        });
  }

  static byte[] encode(CardFile card) {
    byte[] content =
        write(
                out -> {
                  out.write(header(card).toByteArray());
                  bytes(out, card.sealedKeys());
                  out.writeByte(card.triesLeft());
                })
            .toByteArray();
    byte[] whole = Arrays.copyOf(content, content.length + Hash.LENGTH);
    System.arraycopy(Hash.sha256(content), 0, whole, content.length, Hash.LENGTH);
    return whole;
  }

  /**
   * @throws DamagedFileException if it is not exactly what {@link #encode} writes
   */
  static CardFile decode(byte[] whole) throws DamagedFileException {
    int length = whole.length - Hash.LENGTH;
    if (length < MAGIC.length || !Arrays.equals(whole, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new DamagedFileException("it is not a card or was cut short");
    }
    byte[] content = Arrays.copyOf(whole, length);
    if (!MessageDigest.isEqual(
        Hash.sha256(content), Arrays.copyOfRange(whole, length, whole.length))) {
      throw new DamagedFileException("its checksum does not match");
    }
    ByteBuffer in = ByteBuffer.wrap(content, MAGIC.length, length - MAGIC.length);
    try {
      int version = in.getShort();
      if (version != VERSION) {
        throw DamagedFileException.newerFormat(version);
      }
      CardFile card = decode(in);
      if (in.hasRemaining()) {
        throw new DamagedFileException("it has more in it than a card");
      }
      return card;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new DamagedFileException("its content contradicts itself", e);
    }
  }

  private static CardFile decode(ByteBuffer in) {
    String serial = text(in);
    String holder = text(in);
    PinHardening hardening = new PinHardening(in.getInt(), in.get(), in.get(), bytes(in));
    Map<Curve, Bytes> keys = new EnumMap<>(Curve.class);
    for (int left = in.get(); left > 0; left--) {
      keys.put(curve(text(in)), bytes(in));
    }
    CardFile card = new CardFile(serial, holder, keys, hardening, bytes(in), bytes(in), in.get());
    if (card.sealedKeys().length() != card.keysLength() + KeyWrap.TAG_LENGTH) {
      throw new IllegalArgumentException("the sealed keys have another length");
    }
    return card;
  }

  private static Curve curve(String label) {
    return Arrays.stream(Curve.values())
        .filter(curve -> curve.label().equals(label))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("there is no curve " + label));
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    bytes(out, Bytes.utf8(text));
  }

  private static void bytes(DataOutputStream out, Bytes bytes) throws IOException {
    out.writeShort(bytes.length());
    out.write(bytes.toByteArray());
  }

  private static String text(ByteBuffer in) {
    return bytes(in).utf8();
  }

  private static Bytes bytes(ByteBuffer in) {
    byte[] content = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(content);
    return Bytes.givenAway(content);
  }

  private static Bytes write(Writing writing) {
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(collected)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return Bytes.givenAway(collected.toByteArray());
  }

  @FunctionalInterface
  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }
}
