package org.simpp.client.ui.look;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.simpp.client.Presence;

/**
 * A disc with an initial, its colour from the address, and the presence as a shape in its corner.
 */
public record Avatar(String address, String name, Presence.Show show) {
  private static final RGB GREEN = new RGB(0x2e, 0x7d, 0x4f);
  private static final RGB AMBER = new RGB(0xb2, 0x6a, 0x00);
  private static final RGB RED = new RGB(0xa3, 0x26, 0x1e);
  private static final RGB GREY = new RGB(0x7b, 0x87, 0x93);

  /** Paints it into the square of {@code size} at the point. */
  public void paint(GC gc, int x, int y, int size) {
    int antialias = gc.getAntialias();
    Color ground = gc.getBackground();
    Color text = gc.getForeground();
    gc.setAntialias(SWT.ON);
    gc.setBackground(new Color(hue()));
    gc.fillOval(x, y, size, size);
    gc.setForeground(new Color(255, 255, 255));
    String initial = initial();
    Point extent = gc.textExtent(initial);
    gc.drawText(
        initial, x + (size - extent.x) / 2, y + (size - extent.y) / 2, SWT.DRAW_TRANSPARENT);
    paintShow(gc, x, y, size);
    gc.setAntialias(antialias);
    gc.setBackground(ground);
    gc.setForeground(text);
  }

  /** Each state has a shape of its own: disc, moon, bar, ring. */
  private void paintShow(GC gc, int x, int y, int size) {
    int mark = Math.max(11, size * 2 / 5);
    int left = x + size - mark + 2;
    int top = y + size - mark + 2;
    Color white = new Color(255, 255, 255);
    gc.setBackground(white);
    gc.fillOval(left - 2, top - 2, mark + 4, mark + 4);
    switch (show) {
      case CHAT, AVAILABLE -> disc(gc, GREEN, left, top, mark);
      case AWAY, EXTENDED_AWAY -> {
        disc(gc, AMBER, left, top, mark);
        gc.setBackground(white);
        gc.fillOval(left - mark / 4, top - mark / 4, mark * 3 / 4, mark * 3 / 4);
      }
      case BUSY -> {
        disc(gc, RED, left, top, mark);
        gc.setBackground(white);
        gc.fillRectangle(left + mark / 5, top + mark / 2 - 1, mark - 2 * (mark / 5), 3);
      }
      case OFFLINE, UNKNOWN -> {
        disc(gc, GREY, left, top, mark);
        gc.setBackground(white);
        gc.fillOval(left + 2, top + 2, mark - 4, mark - 4);
      }
    }
  }

  private static void disc(GC gc, RGB colour, int left, int top, int size) {
    gc.setBackground(new Color(colour));
    gc.fillOval(left, top, size, size);
  }

  private String initial() {
    String shown = name.isBlank() ? address : name;
    int first = shown.codePointAt(0);
    return Character.toString(first).toUpperCase(Locale.ROOT);
  }

  /** Dark enough for a white initial, whatever the address. */
  private RGB hue() {
    CRC32 sum = new CRC32();
    sum.update(address.getBytes(StandardCharsets.UTF_8));
    return new RGB(sum.getValue() % 360, 0.55f, 0.55f);
  }
}
