package org.simpp.client.ui.conversation;

import org.eclipse.swt.widgets.Control;
import org.simpp.client.Entry;
import org.simpp.client.ui.idle.Front;

/**
 * Calls a conversation read when its end is shown in the window that somebody works in. What comes
 * while they work elsewhere stays unread until they are back, and has a line before it.
 */
final class Sight {
  private final Control pane;
  private final Transcript transcript;
  private final Runnable read;
  private boolean hasBegun;
  private boolean missesSome;

  Sight(Control pane, Transcript transcript, Runnable read) {
    this.pane = pane;
    this.transcript = transcript;
    this.read = read;
    Front.onCome(pane, this::look);
  }

  /**
   * The end of the conversation was loaded and is shown.
   *
   * @param hasNew whether there is a line before what is new
   */
  void begin(boolean hasNew) {
    hasBegun = true;
    missesSome = hasNew;
    look();
  }

  /** That entry is about to be shown below the others. */
  void expect(Entry entry) {
    if (entry.isReceived() && !isSeen() && !missesSome) {
      missesSome = true;
      transcript.beginNew(entry.id());
    }
  }

  /** What is shown is read, if somebody sees it. */
  void look() {
    if (isSeen()) {
      missesSome = false;
      read.run();
    }
  }

  private boolean isSeen() {
    return hasBegun && transcript.isUpToDate() && Front.has(pane);
  }
}
