package org.simpp.client.ui.idle;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What lets a program in at the X server: the file that {@code xauth} writes, a list of entries of
 * a family, and four strings of up to 65,535 bytes (Xau, {@code AuFileName(3)}).
 */
final class Xauthority {
  static final String COOKIE = "MIT-MAGIC-COOKIE-1";
  private static final int LOCAL = 256;
  private static final int WILD = 65_535;

  private Xauthority() {}

  /**
   * The cookie of that display.
   *
   * @param content of the file
   * @return empty where the file has none
   * @throws IOException if it ends within an entry
   */
  static byte[] cookie(byte[] content, String host, String display) throws IOException {
    byte[] other = new byte[0];
    DataInputStream file = new DataInputStream(new ByteArrayInputStream(content));
    while (file.available() > 0) {
      int family = file.readUnsignedShort();
      String address = text(file);
      String number = text(file);
      String name = text(file);
      byte[] data = string(file);
      if (!name.equals(COOKIE) || !(number.isEmpty() || number.equals(display))) {
        continue;
      }
      if (family == WILD || (family == LOCAL && address.equals(host))) {
        return data;
      }
      other = data;
    }
    return other;
  }

  private static String text(DataInputStream file) throws IOException {
    return new String(string(file), StandardCharsets.ISO_8859_1);
  }

  private static byte[] string(DataInputStream file) throws IOException {
    int length = file.readUnsignedShort();
    byte[] bytes = file.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the file ends within an entry");
    }
    return bytes;
  }
}
