package org.simpp.client.ui.faces;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a camera held what it stored: the tag Orientation of a JPEG (Exif 2.32, section 4.6.4).
 *
 * @param value 1 to 8; 1 is upright
 */
record Orientation(int value) {
  static final Orientation UPRIGHT = new Orientation(1);

  private static final int FIRST_SEGMENT = 2;
  private static final int START = 0xffd8;
  private static final int MARK = 0xff;
  private static final int EXIF = 0xe1;
  private static final int SCAN = 0xda;
  private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LITTLE_ENDIAN = 0x4949;
  private static final int BIG_ENDIAN = 0x4d4d;
  private static final int TIFF = 42;
  private static final int FIELD_LENGTH = 12;
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  Orientation {
    if (value < 1 || value > 8) {
      throw new IllegalArgumentException("an orientation is 1 to 8, not " + value);
    }
  }

  /** Upright where {@code bytes} do not say it in a way that can be read. */
  static Orientation of(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    if (bytes.length < FIRST_SEGMENT || Short.toUnsignedInt(file.getShort(0)) != START) {
      return UPRIGHT;
    }
    int at = FIRST_SEGMENT;
    while (at + 4 <= bytes.length && (bytes[at] & 0xff) == MARK) {
      int marker = bytes[at + 1] & 0xff;
      if (marker == SCAN) {
        return UPRIGHT;
      }
      if (marker == MARK) {
        at++;
        continue;
      }
      int length = Math.max(2, Short.toUnsignedInt(file.getShort(at + 2)));
      int begin = at + 4;
      int end = Math.min(bytes.length, at + 2 + length);
      if (marker == EXIF && isExif(file.slice(begin, end - begin))) {
        return tiff(file.slice(begin + NAME.length, end - begin - NAME.length));
      }
      at += 2 + length;
    }
    return UPRIGHT;
  }

  /** A square of {@code side} as it is to be seen, from {@code stored}, both row by row. */
  int[] upright(int[] stored, int side) {
    int[] upright = new int[stored.length];
    int last = side - 1;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        upright[y * side + x] =
            switch (value) {
              case 2 -> stored[y * side + last - x];
              case 3 -> stored[(last - y) * side + last - x];
              case 4 -> stored[(last - y) * side + x];
              case 5 -> stored[x * side + y];
              case 6 -> stored[(last - x) * side + y];
              case 7 -> stored[(last - x) * side + last - y];
              case 8 -> stored[x * side + last - y];
              default -> stored[y * side + x];
            };
      }
    }
    return upright;
  }

  private static boolean isExif(ByteBuffer segment) {
    return segment.capacity() >= NAME.length
        && segment.slice(0, NAME.length).equals(ByteBuffer.wrap(NAME));
  }

  /** From the first directory of fields (TIFF 6.0, section 2). */
  private static Orientation tiff(ByteBuffer tiff) {
    if (tiff.capacity() < 8) {
      return UPRIGHT;
    }
    int order = Short.toUnsignedInt(tiff.getShort(0));
    if (order != LITTLE_ENDIAN && order != BIG_ENDIAN) {
      return UPRIGHT;
    }
    tiff.order(order == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = Integer.toUnsignedLong(tiff.getInt(4));
    if (tiff.getShort(2) != TIFF || directory + 2 > tiff.capacity()) {
      return UPRIGHT;
    }
    int first = (int) directory + 2;
    int fields = Short.toUnsignedInt(tiff.getShort((int) directory));
    for (int field = 0; field < fields; field++) {
      int at = first + field * FIELD_LENGTH;
      if (at + FIELD_LENGTH > tiff.capacity()) {
        return UPRIGHT;
      }
      if (tiff.getShort(at) == TAG) {
        return field(tiff, at);
      }
    }
    return UPRIGHT;
  }

  private static Orientation field(ByteBuffer tiff, int at) {
    int value = Short.toUnsignedInt(tiff.getShort(at + 8));
    boolean isSaid = tiff.getShort(at + 2) == SHORT && tiff.getInt(at + 4) == 1;
    return isSaid && value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
  }
}
