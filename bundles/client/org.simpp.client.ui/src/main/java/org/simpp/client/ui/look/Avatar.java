package org.simpp.client.ui.look;

import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Presence;

/**
 * A picture, or a disc with an initial, its colour from the address (XEP-0392); and the presence as
 * a shape in its corner.
 */
public record Avatar(String address, String name, Presence.Show show) {
  private static final RGB INITIAL = new RGB(255, 255, 255);

  /**
   * Paints it into the square of {@code size} at the point.
   *
   * @param ground what it stands on
   * @param picture a round one that stands in the disc's place; null for none
   */
  public void paint(
      GC gc, Look look, Tint ground, int x, int y, int size, @Nullable Image picture) {
    int antialias = gc.getAntialias();
    Color background = gc.getBackground();
    Color foreground = gc.getForeground();
    gc.setAntialias(SWT.ON);
    if (picture == null) {
      paintInitial(gc, x, y, size);
    } else {
      Rectangle whole = picture.getBounds();
      gc.setInterpolation(SWT.HIGH);
      gc.drawImage(picture, 0, 0, whole.width, whole.height, x, y, size, size);
    }
    paintShow(gc, look, look.color(ground), new Rectangle(x, y, size, size));
    gc.setAntialias(antialias);
    gc.setBackground(background);
    gc.setForeground(foreground);
  }

  private void paintInitial(GC gc, int x, int y, int size) {
    gc.setBackground(new Color(disc(address)));
    gc.fillOval(x, y, size, size);
    gc.setForeground(new Color(INITIAL));
    String initial = initial();
    Point extent = gc.textExtent(initial);
    gc.drawText(
        initial, x + (size - extent.x) / 2, y + (size - extent.y) / 2, SWT.DRAW_TRANSPARENT);
  }

  /** Each state has a shape of its own: disc, moon, bar, ring. */
  private void paintShow(GC gc, Look look, Color ground, Rectangle square) {
    int mark = Math.max(11, square.width * 2 / 5);
    int left = square.x + square.width - mark + 2;
    int top = square.y + square.height - mark + 2;
    gc.setBackground(ground);
    gc.fillOval(left - 2, top - 2, mark + 4, mark + 4);
    gc.setBackground(look.color(tint()));
    gc.fillOval(left, top, mark, mark);
    gc.setBackground(ground);
    switch (show) {
      case CHAT, AVAILABLE -> {
        // the disc alone
      }
      case AWAY, EXTENDED_AWAY ->
          gc.fillOval(left - mark / 4, top - mark / 4, mark * 3 / 4, mark * 3 / 4);
      case BUSY -> gc.fillRectangle(left + mark / 5, top + mark / 2 - 1, mark - 2 * (mark / 5), 3);
      case OFFLINE, UNKNOWN -> gc.fillOval(left + 2, top + 2, mark - 4, mark - 4);
    }
  }

  private Tint tint() {
    return switch (show) {
      case CHAT, AVAILABLE -> Tint.PRESENT;
      case AWAY, EXTENDED_AWAY -> Tint.AWAY;
      case BUSY -> Tint.BUSY;
      case OFFLINE, UNKNOWN -> Tint.ABSENT;
    };
  }

  private String initial() {
    String shown = name.isBlank() ? address : name;
    int first = shown.codePointAt(0);
    return Character.toString(first).toUpperCase(Locale.ROOT);
  }

  /** The colour of the address (XEP-0392), dark enough for a white initial. */
  static RGB disc(String address) {
    double hue = ConsistentColour.hue(address);
    double lightness = 50;
    RGB colour = ConsistentColour.of(hue, lightness);
    while (Contrast.between(INITIAL, colour) < Tint.Need.TEXT.contrast()) {
      lightness--;
      colour = ConsistentColour.of(hue, lightness);
    }
    return colour;
  }
}
