package org.simpp.client.ui.main;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.simpp.client.Contact;
import org.simpp.client.ui.faces.Faces;
import org.simpp.client.ui.look.Avatar;
import org.simpp.client.ui.look.Look;
import org.simpp.client.ui.look.Tint;

/**
 * Paints a row of the contact list. The row's text is there as well, for whoever listens instead of
 * looking.
 */
record RowPainter(Look look, Faces faces) {
  private static final int HEIGHT = 46;
  private static final int AVATAR = 34;
  private static final int INDENT = 8;
  private static final int MOST = 99;

  /** How a row stands. */
  record State(boolean selected, boolean focused, int unread) {}

  /** The height of every row, in pixels. */
  int height() {
    return look.scaled(HEIGHT);
  }

  void ground(GC gc, Rectangle row, State state) {
    gc.setBackground(look.color(state.selected() ? Tint.SELECTED : Tint.PANE));
    gc.fillRectangle(row);
    if (state.selected()) {
      gc.setBackground(look.color(Tint.FOCUS));
      gc.fillRectangle(row.x, row.y, 3, row.height);
    }
    if (state.focused()) {
      gc.setForeground(look.color(Tint.FOCUS));
      gc.setLineWidth(2);
      gc.drawRectangle(row.x + 1, row.y + 1, row.width - 2, row.height - 2);
    }
  }

  void heading(GC gc, Rectangle row, String text) {
    gc.setFont(look.small());
    gc.setForeground(look.color(Tint.TEXT_MUTED));
    Point extent = gc.textExtent(text);
    int top = row.y + row.height - extent.y - look.scaled(6);
    gc.drawText(fit(gc, text, row.width - 2 * INDENT), row.x + INDENT, top, SWT.DRAW_TRANSPARENT);
  }

  void person(GC gc, Rectangle row, Contact contact, String words, State state) {
    int size = look.scaled(AVATAR);
    int left = row.x + INDENT;
    Tint ground = state.selected() ? Tint.SELECTED : Tint.PANE;
    new Avatar(contact.address().toString(), contact.name(), contact.presence().show())
        .paint(
            gc,
            look,
            ground,
            left,
            row.y + (row.height - size) / 2,
            size,
            faces.of(contact.address()));
    left += size + look.scaled(12);
    int right = row.x + row.width - INDENT;
    if (state.unread() > 0) {
      right = badge(gc, row, right, state.unread()) - INDENT;
    }
    gc.setFont(state.unread() > 0 ? look.bold() : look.normal());
    int line = gc.getFontMetrics().getHeight();
    int top = row.y + row.height / 2 - line;
    gc.setForeground(look.color(Tint.TEXT));
    gc.drawText(fit(gc, contact.name(), right - left), left, top, SWT.DRAW_TRANSPARENT);
    gc.setFont(look.small());
    gc.setForeground(look.color(Tint.TEXT_MUTED));
    gc.drawText(fit(gc, words, right - left), left, top + line, SWT.DRAW_TRANSPARENT);
  }

  /** Paints the count at the right; where it begins. */
  private int badge(GC gc, Rectangle row, int right, int unread) {
    String count = unread > MOST ? MOST + "+" : Integer.toString(unread);
    gc.setFont(look.small());
    Point extent = gc.textExtent(count);
    int height = extent.y + 4;
    int width = Math.max(height, extent.x + 12);
    int top = row.y + (row.height - height) / 2;
    gc.setAntialias(SWT.ON);
    gc.setBackground(look.color(Tint.ACCENT));
    gc.fillRoundRectangle(right - width, top, width, height, height, height);
    gc.setForeground(look.color(Tint.ON_ACCENT));
    gc.drawText(count, right - (width + extent.x) / 2, top + 2, SWT.DRAW_TRANSPARENT);
    return right - width;
  }

  /** As much of the text as there is room for. */
  private static String fit(GC gc, String text, int width) {
    if (gc.textExtent(text).x <= width) {
      return text;
    }
    int fits = 0;
    int not = text.length();
    while (not - fits > 1) {
      int half = (fits + not) / 2;
      if (gc.textExtent(text.substring(0, half) + "…").x <= width) {
        fits = half;
      } else {
        not = half;
      }
    }
    int end = fits > 0 && Character.isHighSurrogate(text.charAt(fits - 1)) ? fits - 1 : fits;
    return text.substring(0, end) + "…";
  }
}
