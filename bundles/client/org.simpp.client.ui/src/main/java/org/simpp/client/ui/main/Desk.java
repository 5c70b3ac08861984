package org.simpp.client.ui.main;

import org.simpp.client.Messenger;
import org.simpp.client.Session;
import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.settings.Preferences;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.settings.Appearances;

/** What the screens of somebody who is signed in work with. */
public record Desk(
    Pieces pieces,
    Messages messages,
    Messenger messenger,
    Session session,
    Appearances appearances) {
  /** Everything that is set on this computer. */
  public Preferences preferences() {
    return appearances.preferences();
  }

  /** Where people of the organisation are found. */
  public PeopleDirectory directory() {
    return appearances.directory();
  }
}
