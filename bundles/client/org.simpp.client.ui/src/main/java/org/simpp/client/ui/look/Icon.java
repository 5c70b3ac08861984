package org.simpp.client.ui.look;

import java.util.Locale;

/**
 * The icons of the product, each a vector file that is drawn at the screen's own scale, in the
 * theme's colour.
 */
public enum Icon {
  ATTACH(Tint.TEXT_MUTED),
  CLOCK(Tint.TEXT_MUTED),
  CONNECTED(Tint.GOOD),
  DELIVERED(Tint.LINK),
  DISCONNECTED(Tint.DANGER),
  FILE(Tint.TEXT_MUTED),
  FLASK(Tint.ON_ALARM),
  KEY(Tint.LINK),
  LOCK(Tint.GOOD),
  LOCK_OPEN(Tint.AMBER_TEXT),
  LOCK_WAITING(Tint.TEXT_MUTED),
  LOGO(Tint.ON_BRAND),
  MORE(Tint.TEXT_MUTED),
  PEOPLE(Tint.TEXT_MUTED),
  READ(Tint.LINK),
  SENDING(Tint.TEXT_MUTED),
  SENT(Tint.TEXT_MUTED),
  SMILE(Tint.TEXT_MUTED),
  WARNING(Tint.DANGER);

  private final Tint tint;

  Icon(Tint tint) {
    this.tint = tint;
  }

  /** The colour that it has where no other is asked for. */
  Tint tint() {
    return tint;
  }

  String path() {
    return "/org/simpp/client/ui/icons/"
        + name().toLowerCase(Locale.ROOT).replace('_', '-')
        + ".svg";
  }
}
