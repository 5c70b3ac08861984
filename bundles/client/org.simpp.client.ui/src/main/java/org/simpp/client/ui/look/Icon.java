package org.simpp.client.ui.look;

import java.util.Locale;

/** The icons of the product, each a vector file that is drawn at the screen's own scale. */
public enum Icon {
  CLOCK,
  CONNECTED,
  DELIVERED,
  DISCONNECTED,
  FLASK,
  KEY,
  LOCK,
  LOCK_OPEN,
  LOCK_WAITING,
  LOGO,
  SENDING,
  SENT,
  WARNING;

  String path() {
    return "/org/simpp/client/ui/icons/"
        + name().toLowerCase(Locale.ROOT).replace('_', '-')
        + ".svg";
  }
}
