package org.simpp.client.ui.conversation;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * How large a picture is, read from its first bytes alone: so a small file that would fill the
 * memory when it is decoded is seen before. Knows PNG and JPEG.
 */
record ImageSize(int width, int height) {
  private static final long PNG = 0x89504e470d0a1a0aL;
  private static final int HEADER = 0x49484452;
  private static final int MAX_SEGMENTS = 1_000;

  /** The size that the picture says it has; empty where it is none of these. */
  static Optional<ImageSize> of(InputStream picture) throws IOException {
    DataInputStream in = new DataInputStream(picture);
    long first = Integer.toUnsignedLong(in.readInt());
    if (first == PNG >>> 32) {
      boolean isPng = in.readInt() == (int) PNG && in.readInt() == 13 && in.readInt() == HEADER;
      return isPng ? sensible(in.readInt(), in.readInt()) : Optional.empty();
    }
    return first >>> 8 == 0xffd8ff ? jpeg((int) first & 0xff, in) : Optional.empty();
  }

  long pixels() {
    return (long) width * height;
  }

  /** Goes from segment to segment until one says how a frame is coded (ITU-T T.81, annex B). */
  private static Optional<ImageSize> jpeg(int firstMarker, DataInputStream in) throws IOException {
    int marker = firstMarker;
    for (int i = 0; i < MAX_SEGMENTS; i++) {
      int length = in.readUnsignedShort();
      boolean isTable = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
      if (marker >= 0xc0 && marker <= 0xcf && !isTable) {
        in.readUnsignedByte();
        int height = in.readUnsignedShort();
        return sensible(in.readUnsignedShort(), height);
      }
      if (length < 2) {
        return Optional.empty();
      }
      in.skipNBytes(length - 2);
      if (in.readUnsignedByte() != 0xff) {
        return Optional.empty();
      }
      marker = in.readUnsignedByte();
    }
    return Optional.empty();
  }

  private static Optional<ImageSize> sensible(int width, int height) {
    return width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
  }
}
