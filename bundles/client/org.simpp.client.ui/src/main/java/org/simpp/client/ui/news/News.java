package org.simpp.client.ui.news;

import org.simpp.model.Jid;

/**
 * What the desktop shows of one message.
 *
 * @param contact whose conversation it belongs to
 * @param title the first line
 * @param text below it
 */
public record News(Jid contact, String title, String text) {
  /** Without what was written. */
  @Override
  public String toString() {
    return "News[" + contact + "]";
  }
}
