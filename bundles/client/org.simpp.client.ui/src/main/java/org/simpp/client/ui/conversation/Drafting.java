package org.simpp.client.ui.conversation;

import org.eclipse.swt.widgets.Display;
import org.simpp.client.Conversations;
import org.simpp.model.Jid;

/**
 * Keeps what was begun to be written, a moment after the last key, and tells the contact that
 * somebody writes. On the screen's thread.
 */
final class Drafting {
  private static final int MOMENT = 1_000;

  private final Display display;
  private final Conversations conversations;
  private final Jid contact;
  private final Runnable keep = this::keep;
  private String written = "";
  private String kept = "";

  Drafting(Display display, Conversations conversations, Jid contact) {
    this.display = display;
    this.conversations = conversations;
    this.contact = contact;
  }

  /** What the history has of it. */
  void begin(String draft) {
    written = draft;
    kept = draft;
  }

  /** What stands in the field has changed. */
  void changed(String text) {
    if (!text.equals(written)) {
      written = text;
      conversations.typing(contact, !text.isEmpty());
      display.timerExec(MOMENT, keep);
    }
  }

  /** The conversation is left, or what was written is sent. */
  void end() {
    display.timerExec(-1, keep);
    keep();
    conversations.typing(contact, false);
  }

  private void keep() {
    if (!written.equals(kept)) {
      kept = written;
      conversations.keepDraft(contact, written);
    }
  }
}
