package org.simpp.client.ui.look;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.eclipse.swt.graphics.RGB;

/**
 * The colour of an address, the same in every program that follows XEP-0392: a hue from its hash
 * (section 5.1), made a colour by HSLuv, at full saturation (section 5.2).
 */
final class ConsistentColour {
  private static final double KAPPA = 903.2962962;
  private static final double EPSILON = 0.0088564516;
  private static final double REFERENCE_U = 0.19783000664283;
  private static final double REFERENCE_V = 0.46831999493879;

  /** From CIE XYZ to linear sRGB. */
  private static final double[][] TO_RGB = {
    {3.240969941904521, -1.537383177570093, -0.498610760293},
    {-0.96924363628087, 1.87596750150772, 0.041555057407175},
    {0.055630079696993, -0.20397695888897, 1.056971514242878}
  };

  private ConsistentColour() {}

  /** The angle in degrees that stands for {@code text}. */
  static double hue(String text) {
    byte[] hash = sha1(text);
    return ((hash[1] & 0xff) << 8 | (hash[0] & 0xff)) / 65_536.0 * 360;
  }

  /**
   * The colour of that hue.
   *
   * @param lightness 1 to 99; 50 in the specification's vectors
   */
  static RGB of(double hue, double lightness) {
    double angle = Math.toRadians(hue);
    double chroma = greatestChroma(lightness, angle);
    double u = Math.cos(angle) * chroma / (13 * lightness) + REFERENCE_U;
    double v = Math.sin(angle) * chroma / (13 * lightness) + REFERENCE_V;
    double y = lightness > 8 ? Math.pow((lightness + 16) / 116, 3) : lightness / KAPPA;
    double x = 9 * y * u / (4 * v);
    double z = (9 * y - 15 * v * y - v * x) / (3 * v);
    return new RGB(
        channel(TO_RGB[0], x, y, z), channel(TO_RGB[1], x, y, z), channel(TO_RGB[2], x, y, z));
  }

  /** How far from grey sRGB goes at that lightness in that direction. */
  private static double greatestChroma(double lightness, double angle) {
    double cube = Math.pow(lightness + 16, 3) / 1_560_896;
    double scaled = cube > EPSILON ? cube : lightness / KAPPA;
    double least = Double.MAX_VALUE;
    for (double[] row : TO_RGB) {
      for (int edge = 0; edge <= 1; edge++) {
        double top = (284_517 * row[0] - 94_839 * row[2]) * scaled;
        double side =
            (838_422 * row[2] + 769_860 * row[1] + 731_718 * row[0]) * lightness * scaled
                - 769_860 * edge * lightness;
        double bottom = (632_260 * row[2] - 126_452 * row[1]) * scaled + 126_452 * edge;
        double length = side / bottom / (Math.sin(angle) - top / bottom * Math.cos(angle));
        if (length >= 0) {
          least = Math.min(least, length);
        }
      }
    }
    return least;
  }

  private static int channel(double[] row, double x, double y, double z) {
    double linear = row[0] * x + row[1] * y + row[2] * z;
    double curved =
        linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * Math.max(0, Math.min(1, curved)));
  }

  private static byte[] sha1(String text) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
