package org.simpp.client.ui.conversation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;

/**
 * A small picture of a picture. Only files of a bounded length, with a bounded number of pixels,
 * are decoded at all.
 */
final class Preview {
  static final long MAX_BYTES = 20_000_000;
  static final long MAX_PIXELS = 16_000_000;

  private Preview() {}

  /**
   * The picture, not larger than that; empty where it is none, too large, or broken. Takes a while.
   */
  static Optional<ImageData> of(Path file, int width, int height) {
    try {
      if (Files.size(file) > MAX_BYTES || !isBounded(file)) {
        return Optional.empty();
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        ImageData whole = new ImageData(in);
        double scale =
            Math.min(1, Math.min((double) width / whole.width, (double) height / whole.height));
        return Optional.of(
            whole.scaledTo(
                Math.max(1, (int) (whole.width * scale)),
                Math.max(1, (int) (whole.height * scale))));
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (SWTException e) {
      if (e.code == SWT.ERROR_INVALID_IMAGE
          || e.code == SWT.ERROR_UNSUPPORTED_FORMAT
          || e.code == SWT.ERROR_UNSUPPORTED_DEPTH
          || e.code == SWT.ERROR_IO) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isBounded(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return ImageSize.of(in).filter(size -> size.pixels() <= MAX_PIXELS).isPresent();
    }
  }
}
