package org.simpp.client.ui.look;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.graphics.RGB;

/**
 * What a colour is for; which colour that is depends on the {@link Theme}.
 *
 * <p>A text or a mark names every ground that it may stand on: a test computes the contrast of each
 * such pair in each theme, and another one finds pairs on the screens that are not named here.
 */
public enum Tint {
  /** The ground of forms and conversations. */
  PAGE(0xffffff, 0x1d2228, 0x000000),
  /** The ground of what stands beside them: the contacts, the composer. */
  PANE(0xf3f5f8, 0x262c33, 0x000000),
  BUBBLE_OURS(0xdfeaf6, 0x23405c, 0x00264d),
  BUBBLE_THEIRS(0xeceff2, 0x323a43, 0x2a2a2a),
  /** A button that cannot be pressed now. */
  QUIET(0xe6eaee, 0x323940, 0x1a1a1a),
  /** The row of a list that is chosen. */
  SELECTED(0xd9e6f4, 0x2c4864, 0x00264d),
  AMBER_GROUND(0xfdf3e1, 0x453312, 0x332200),
  DANGER_GROUND(0xfbeaea, 0x4a2422, 0x330000),
  /** The ground of the product's name. */
  BRAND(0x24476b, 0x18304a, 0x000000),
  /** What must not be overlooked for as long as it is there. */
  ALARM(0xa3261e, 0x9c2b23, 0x8b0000),
  /** The one button of a screen that does what the screen is for. */
  ACCENT(0x2f5d8c, 0x3b73ab, 0xffff00),
  /** Parts two things; nothing has to be read from it. */
  LINE(0xd9dee4, 0x3b434c, 0xffffff),

  TEXT(Need.TEXT, 0x1b2733, 0xe8ecf0, 0xffffff, plain(SELECTED, AMBER_GROUND)),
  TEXT_MUTED(Need.TEXT, 0x525f6b, 0xb4bec8, 0xe6e6e6, plain(SELECTED, QUIET)),
  LINK(Need.TEXT, 0x1f5a94, 0x8fc1f2, 0x66ccff, plain()),
  DANGER(Need.TEXT, 0xa3261e, 0xffa79e, 0xff9999, plain(DANGER_GROUND, AMBER_GROUND)),
  GOOD(Need.TEXT, 0x23633f, 0x86d6a4, 0x66ff99, plain()),
  AMBER_TEXT(Need.TEXT, 0x7a4300, 0xf5c37a, 0xffcc66, plain(AMBER_GROUND)),
  ON_ACCENT(Need.TEXT, 0xffffff, 0xffffff, 0x000000, on(ACCENT)),
  ON_BRAND(Need.TEXT, 0xffffff, 0xffffff, 0xffffff, on(BRAND)),
  ON_BRAND_MUTED(Need.TEXT, 0xc9d8e8, 0xc0d2e4, 0xe6e6e6, on(BRAND)),
  ON_ALARM(Need.TEXT, 0xffffff, 0xffffff, 0xffffff, on(ALARM)),

  /** Shows where the keyboard is. */
  FOCUS(Need.MARK, 0x2f5d8c, 0x8fc1f2, 0xffff00, plain(SELECTED)),
  PRESENT(Need.MARK, 0x2e7d4f, 0x5fbf86, 0x66ff99, on(PAGE, PANE, SELECTED)),
  AWAY(Need.MARK, 0xa86400, 0xe0a650, 0xffcc66, on(PAGE, PANE, SELECTED)),
  BUSY(Need.MARK, 0xa3261e, 0xf0877d, 0xff9999, on(PAGE, PANE, SELECTED)),
  ABSENT(Need.MARK, 0x6f7b87, 0x95a0ab, 0xcccccc, on(PAGE, PANE, SELECTED));

  /** How much a colour must stand out (WCAG 2.2, sections 1.4.3 and 1.4.11). */
  public enum Need {
    /** Is stood on. */
    NOTHING(1),
    /** Is recognised: an icon, a border, the focus. */
    MARK(3),
    /** Is read. */
    TEXT(4.5);

    private final double contrast;

    Need(double contrast) {
      this.contrast = contrast;
    }

    /** The least contrast to every ground. */
    public double contrast() {
      return contrast;
    }
  }

  private final Need need;
  private final int light;
  private final int dark;
  private final int high;

  /** One bit for each ground, at its ordinal. */
  private final int grounds;

  Tint(int light, int dark, int high) {
    this(Need.NOTHING, light, dark, high, 0);
  }

  Tint(Need need, int light, int dark, int high, int grounds) {
    this.need = need;
    this.light = light;
    this.dark = dark;
    this.high = high;
    this.grounds = grounds;
  }

  public Need need() {
    return need;
  }

  /** What it may stand on. */
  public List<Tint> grounds() {
    return Arrays.stream(values()).filter(tint -> (grounds & on(tint)) != 0).toList();
  }

  RGB in(Theme theme) {
    int value =
        switch (theme) {
          case LIGHT -> light;
          case DARK -> dark;
          case HIGH_CONTRAST -> high;
        };
    return new RGB(value >> 16, (value >> 8) & 0xff, value & 0xff);
  }

  // the place of a bit, which is kept nowhere
  @SuppressWarnings("EnumOrdinal")
  private static int on(Tint... grounds) {
    int bits = 0;
    for (Tint ground : grounds) {
      bits |= 1 << ground.ordinal();
    }
    return bits;
  }

  /** Where anything may be written, and {@code more}. */
  private static int plain(Tint... more) {
    return on(PAGE, PANE, BUBBLE_OURS, BUBBLE_THEIRS) | on(more);
  }
}
