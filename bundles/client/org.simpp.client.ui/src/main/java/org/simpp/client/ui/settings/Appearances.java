package org.simpp.client.ui.settings;

import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.ProxyLogin;
import org.simpp.client.ui.brand.Brand;

/** The appearance that is in force, and the way to another. */
public interface Appearances {
  Appearance now();

  /** Applies it at once and keeps it for the next start. */
  void choose(Appearance chosen);

  /** Whether this platform lets the text of its own controls grow. */
  boolean textGrows();

  /** Everything that is set on this computer, the appearance included. */
  Preferences preferences();

  /** What the product is called, and what its organisation has to say. */
  Brand brand();

  /** What a proxy is told that asks. */
  ProxyLogin proxyLogin();

  /** Where people of the organisation are found. */
  PeopleDirectory directory();
}
