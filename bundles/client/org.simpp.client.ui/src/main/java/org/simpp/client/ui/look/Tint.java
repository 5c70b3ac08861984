package org.simpp.client.ui.look;

import org.eclipse.swt.graphics.RGB;

/**
 * The colours of the product; every pair of text and ground that is used has a contrast above
 * 4.5:1.
 */
public enum Tint {
  ACCENT(0x2f5d8c),
  ACCENT_DARK(0x24476b),
  AMBER_GROUND(0xfdf3e1),
  AMBER_TEXT(0x7a4300),
  BUBBLE_OURS(0xdfeaf6),
  BUBBLE_THEIRS(0xf0f2f4),
  DANGER(0xa3261e),
  DANGER_GROUND(0xfbeaea),
  LINE(0xd9dee4),
  PALE(0xc9d8e8),
  PANE(0xf5f7f9),
  TEXT(0x1b2733),
  TEXT_MUTED(0x5b6875),
  WHITE(0xffffff);

  private final int value;

  Tint(int value) {
    this.value = value;
  }

  RGB rgb() {
    return new RGB(value >> 16, (value >> 8) & 0xff, value & 0xff);
  }
}
