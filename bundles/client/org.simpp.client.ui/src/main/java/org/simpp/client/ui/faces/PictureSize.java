package org.simpp.client.ui.faces;

import java.util.Optional;

/**
 * How large a picture says that it is, read before anything of it is decoded: of a PNG (RFC 2083,
 * section 4.1.1) or a JPEG (ITU-T T.81, annex B.2.2).
 */
record PictureSize(int width, int height) {
  private static final long PNG = 0x89504e470d0a1a0aL;
  private static final int HEADER = 0x49484452;
  private static final int JPEG = 0xffd8;
  private static final int FIRST_FRAME = 0xc0;
  private static final int LAST_FRAME = 0xcf;
  private static final int TABLE = 0xc4;
  private static final int EXTENSION = 0xc8;
  private static final int CONDITIONING = 0xcc;
  private static final int SCAN = 0xda;
  private static final int FILL = 0xff;

  /** Empty where {@code bytes} are neither. */
  static Optional<PictureSize> of(byte[] bytes) {
    Optional<PictureSize> size = bytes.length > 24 && isPng(bytes) ? png(bytes) : jpeg(bytes);
    return size.filter(found -> found.width > 0 && found.height > 0);
  }

  long pixels() {
    return (long) width * height;
  }

  private static boolean isPng(byte[] bytes) {
    return (((long) number(bytes, 0, 4) << 32) | (number(bytes, 4, 4) & 0xffffffffL)) == PNG
        && number(bytes, 12, 4) == HEADER;
  }

  private static Optional<PictureSize> png(byte[] bytes) {
    return Optional.of(new PictureSize(number(bytes, 16, 4), number(bytes, 20, 4)));
  }

  /** Goes from segment to segment up to the frame, which has the size. */
  private static Optional<PictureSize> jpeg(byte[] bytes) {
    if (bytes.length < 2 || number(bytes, 0, 2) != JPEG) {
      return Optional.empty();
    }
    int at = 2;
    while (at + 9 < bytes.length && number(bytes, at, 1) == FILL) {
      int marker = number(bytes, at + 1, 1);
      if (marker == FILL) {
        at++;
      } else if (marker == SCAN) {
        return Optional.empty();
      } else if (isFrame(marker)) {
        return Optional.of(new PictureSize(number(bytes, at + 7, 2), number(bytes, at + 5, 2)));
      } else {
        at += 2 + Math.max(2, number(bytes, at + 2, 2));
      }
    }
    return Optional.empty();
  }

  private static boolean isFrame(int marker) {
    return marker >= FIRST_FRAME
        && marker <= LAST_FRAME
        && marker != TABLE
        && marker != EXTENSION
        && marker != CONDITIONING;
  }

  private static int number(byte[] bytes, int at, int length) {
    int number = 0;
    for (int next = at; next < at + length; next++) {
      number = (number << 8) | (bytes[next] & 0xff);
    }
    return number;
  }
}
