package org.simpp.client.ui.faces;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.simpp.client.Avatars;
import org.simpp.model.Bytes;

/** A file of a person's own as the picture that contacts see: its middle, scaled, as a PNG. */
public final class OwnPicture {
  /** What a file dialog offers. */
  public static final String PATTERNS = "*.png;*.PNG;*.jpg;*.JPG;*.jpeg;*.JPEG";

  private static final int MAX_FILE = 32 << 20;
  private static final long MAX_PIXELS = 64_000_000;
  private static final int[] SIDES = {192, 128, 96, 64};

  private OwnPicture() {}

  /**
   * Waits for the disk and computes: not on the screen's thread.
   *
   * @throws IOException if the file cannot be read, or is no picture that can be used
   */
  public static Bytes of(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MAX_FILE + 1);
    }
    if (content.length > MAX_FILE) {
      throw new IOException("the file is too large");
    }
    for (int side : SIDES) {
      byte[] png = Picture.read(content, MAX_PIXELS, side).png();
      if (png.length <= Avatars.MAX_PUBLISHED) {
        return Bytes.givenAway(png);
      }
    }
    throw new IOException("the picture stays too large, however small it is made");
  }
}
