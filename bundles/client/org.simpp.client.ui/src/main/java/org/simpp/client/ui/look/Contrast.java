package org.simpp.client.ui.look;

import org.eclipse.swt.graphics.RGB;

/** How well one colour is told from another (WCAG 2.2, "contrast ratio"). */
public final class Contrast {
  private Contrast() {}

  /** From 1, where they are the same, to 21, black and white. */
  public static double between(RGB one, RGB other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  /** WCAG 2.2, "relative luminance". */
  private static double luminance(RGB colour) {
    return 0.2126 * linear(colour.red)
        + 0.7152 * linear(colour.green)
        + 0.0722 * linear(colour.blue);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
