package org.simpp.client.ui.main;

import java.util.function.Predicate;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** The list of what keys do. */
final class ShortcutForm {
  private final Button close;

  /**
   * @param isThere whether there is anything that the keys would do
   */
  ShortcutForm(
      Composite form,
      Pieces pieces,
      Messages messages,
      Predicate<Shortcut> isThere,
      Runnable closed) {
    pieces.title(form, messages.text("shortcut.title"), 6);
    Composite list = pieces.pane(form, Tint.PAGE, 2, 0);
    for (Shortcut shortcut : Shortcut.values()) {
      if (isThere.test(shortcut)) {
        pieces.label(list, shortcut.keys(), Tint.TEXT).setFont(pieces.look().bold());
        pieces.label(list, shortcut.words(messages), Tint.TEXT);
      }
    }
    close = pieces.primary(form, "shortcut.done", messages.text("shortcut.done"), closed);
  }

  void focus() {
    close.setFocus();
  }
}
