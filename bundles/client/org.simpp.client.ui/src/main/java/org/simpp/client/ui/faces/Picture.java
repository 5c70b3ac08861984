package org.simpp.client.ui.faces;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;

/** A square picture of a person, as red, green, blue and opacity of each pixel. */
final class Picture {
  private static final PaletteData COLOURS = new PaletteData(0xff0000, 0xff00, 0xff);

  private final int side;
  private final int[] pixels;

  private Picture(int side, int[] pixels) {
    this.side = side;
    this.pixels = pixels;
  }

  /**
   * The middle of what {@code bytes} show, as the camera was held, at most {@code side} wide and
   * high.
   *
   * @param bytes a PNG or JPEG
   * @param maxPixels of which more are not decoded
   * @throws IOException if they are neither, are larger, or cannot be decoded
   */
  static Picture read(byte[] bytes, long maxPixels, int side) throws IOException {
    PictureSize size =
        PictureSize.of(bytes).orElseThrow(() -> new IOException("neither PNG nor JPEG"));
    if (size.pixels() > maxPixels) {
      throw new IOException("%d x %d is too large".formatted(size.width(), size.height()));
    }
    try {
      ImageData data = new ImageLoader().load(new ByteArrayInputStream(bytes))[0];
      int width = Math.min(side, Math.min(data.width, data.height));
      return new Picture(width, Orientation.of(bytes).upright(scaled(data, width), width));
    } catch (SWTException | IllegalArgumentException e) {
      throw new IOException("it cannot be decoded: " + e.getMessage(), e);
    }
  }

  /** As a PNG, of the pixels alone: what a camera wrote beside them is left out. */
  byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageLoader loader = new ImageLoader();
    loader.data = new ImageData[] {data(false)};
    loader.save(out, SWT.IMAGE_PNG);
    return out.toByteArray();
  }

  /** What stands in the square's disc, with a soft edge. */
  ImageData disc() {
    return data(true);
  }

  private ImageData data(boolean isDisc) {
    ImageData data = new ImageData(side, side, 24, COLOURS);
    byte[] alpha = new byte[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int pixel = pixels[y * side + x];
        data.setPixel(x, y, pixel & 0xffffff);
        int opacity = pixel >>> 24;
        alpha[y * side + x] = (byte) (isDisc ? Math.round(opacity * inside(x, y)) : opacity);
      }
    }
    data.alphaData = alpha;
    return data;
  }

  /** How much of the pixel is within the disc, 0 to 1. */
  private double inside(int x, int y) {
    double radius = side / 2.0;
    double distance = Math.hypot(x + 0.5 - radius, y + 0.5 - radius);
    return Math.max(0, Math.min(1, radius - distance + 0.5));
  }

  /** Each pixel is the mean of those that it stands for. */
  private static int[] scaled(ImageData data, int side) {
    int square = Math.min(data.width, data.height);
    int left = (data.width - square) / 2;
    int top = (data.height - square) / 2;
    long[] sums = new long[4 * side * side];
    int[] row = new int[square];
    byte[] alpha = new byte[square];
    for (int y = 0; y < square; y++) {
      data.getPixels(left, top + y, square, row, 0);
      if (data.alphaData != null) {
        data.getAlphas(left, top + y, square, alpha, 0);
      }
      int line = (int) ((long) y * side / square) * side;
      for (int x = 0; x < square; x++) {
        int at = 4 * (line + (int) ((long) x * side / square));
        int opacity = data.alphaData == null ? 0xff : alpha[x] & 0xff;
        int colour = colour(data.palette, row[x]);
        sums[at] += (long) (colour >> 16 & 0xff) * opacity;
        sums[at + 1] += (long) (colour >> 8 & 0xff) * opacity;
        sums[at + 2] += (long) (colour & 0xff) * opacity;
        sums[at + 3] += opacity;
      }
    }
    return means(sums, square, side);
  }

  private static int[] means(long[] sums, int square, int side) {
    int[] pixels = new int[side * side];
    for (int at = 0; at < pixels.length; at++) {
      int x = at % side;
      int y = at / side;
      long width = span(x, square, side);
      long height = span(y, square, side);
      long weight = sums[4 * at + 3];
      if (weight > 0) {
        long red = sums[4 * at] / weight;
        long green = sums[4 * at + 1] / weight;
        long blue = sums[4 * at + 2] / weight;
        long opacity = weight / (width * height);
        pixels[at] = (int) (opacity << 24 | red << 16 | green << 8 | blue);
      }
    }
    return pixels;
  }

  /** Of how many pixels the one at {@code place} is the mean, in one direction. */
  private static long span(int place, int square, int side) {
    long begin = ((long) place * square + side - 1) / side;
    long end = ((long) (place + 1) * square + side - 1) / side;
    return end - begin;
  }

  private static int colour(PaletteData palette, int pixel) {
    if (palette.isDirect) {
      return channel(pixel, palette.redMask, palette.redShift) << 16
          | channel(pixel, palette.greenMask, palette.greenShift) << 8
          | channel(pixel, palette.blueMask, palette.blueShift);
    }
    RGB colour = palette.colors[Math.min(pixel, palette.colors.length - 1)];
    return colour.red << 16 | colour.green << 8 | colour.blue;
  }

  private static int channel(int pixel, int mask, int shift) {
    int value = pixel & mask;
    return (shift < 0 ? value >>> -shift : value << shift) & 0xff;
  }
}
