package org.simpp.client.ui.main;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.simpp.client.ui.language.Messages;

/** What a key does wherever in the window the keyboard is. */
enum Shortcut {
  SEARCH(SWT.MOD1, 'k', "Ctrl+K"),
  FIND(SWT.MOD1, 'f', "Ctrl+F"),
  PEOPLE(SWT.MOD1, 'p', "Ctrl+P"),
  ADD(SWT.MOD1, 'n', "Ctrl+N"),
  NEXT(SWT.ALT, SWT.ARROW_DOWN, "Alt+↓"),
  PREVIOUS(SWT.ALT, SWT.ARROW_UP, "Alt+↑"),
  EDIT(SWT.NONE, SWT.F2, "F2"),
  SETTINGS(SWT.MOD1, ',', "Ctrl+,"),
  LOCK(SWT.MOD1, 'l', "Ctrl+L"),
  CLOSE(SWT.NONE, SWT.ESC, "Esc"),
  HELP(SWT.NONE, SWT.F1, "F1");

  private final int modifiers;
  private final int key;
  private final String name;

  Shortcut(int modifiers, int key, String name) {
    this.modifiers = modifiers;
    this.key = key;
    this.name = name;
  }

  /**
   * Listens to the whole window for as long as {@code root} is there and not covered.
   *
   * @param press does it, and says whether there was anything to do; if not, the key goes on
   */
  static void listen(Control root, Predicate<Shortcut> press) {
    Display display = root.getDisplay();
    Listener keys =
        event -> {
          if (event.widget instanceof Control control
              && control.getShell() == root.getShell()
              && root.isVisible()) {
            of(event).filter(press).ifPresent(done -> event.doit = false);
          }
        };
    display.addFilter(SWT.KeyDown, keys);
    root.addListener(SWT.Dispose, event -> display.removeFilter(SWT.KeyDown, keys));
  }

  private static Optional<Shortcut> of(Event event) {
    return Arrays.stream(values())
        .filter(shortcut -> shortcut.key == event.keyCode)
        .filter(shortcut -> shortcut.modifiers == (event.stateMask & SWT.MODIFIER_MASK))
        .findFirst();
  }

  /** As it stands on the keyboard. */
  String keys() {
    return name;
  }

  String words(Messages messages) {
    return messages.text("shortcut." + name().toLowerCase(Locale.ROOT));
  }
}
