package org.simpp.client.ui.entrance;

import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Preferences;

/** Whether the organisation says where the server is. */
public record ServerChoice(Preferences preferences) {
  /** What is filled in at first, where {@code given} was asked for; "" for nothing. */
  public String beginning(String given) {
    return isLocked() || given.isBlank() ? preferences.get(KnownSettings.SERVER_ADDRESS) : given;
  }

  boolean isLocked() {
    return preferences.isLocked(KnownSettings.SERVER_ADDRESS);
  }

  /** Whether what is known of an account goes before what is written. */
  boolean isOpen(String written) {
    return !isLocked()
        && (written.isBlank() || written.equals(preferences.get(KnownSettings.SERVER_ADDRESS)));
  }
}
