package org.simpp.client.ui.conversation;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.simpp.client.Entry;
import org.simpp.client.Entry.State;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;

/**
 * The menu of an entry, made anew whenever it is opened: it lists what can be done with the entry
 * now, and nothing else.
 */
record EntryMenu(Messages messages, EntryActions actions, EmojiPicker picker) {
  /** Fills {@code menu} for the entry that {@code body} shows. */
  void fill(Menu menu, StyledText body, Entry entry) {
    for (MenuItem item : menu.getItems()) {
      item.dispose();
    }
    boolean hasText = !entry.text().isEmpty();
    if (hasText && canChange(entry)) {
      item(menu, "entry.answer", () -> actions.answer(entry));
      reactions(menu, body, entry);
      own(menu, entry);
      new MenuItem(menu, SWT.SEPARATOR);
    }
    if (entry.additions().file() != null) {
      item(menu, "file.save", () -> actions.save(entry));
    }
    for (Links.Link link : links(entry)) {
      MenuItem open = new MenuItem(menu, SWT.PUSH);
      open.setText(Pieces.escaped(messages.text("entry.open", link.address())));
      open.addListener(SWT.Selection, event -> Program.launch(link.address()));
    }
    if (hasText) {
      item(menu, "transcript.copy", () -> copy(body));
    }
  }

  private void own(Menu menu, Entry entry) {
    if (entry.isReceived()) {
      return;
    }
    if (actions.isLastOwn(entry) && entry.additions().file() == null) {
      item(menu, "entry.correct", () -> actions.correct(entry));
    }
    item(menu, "entry.withdraw", () -> actions.withdraw(entry));
  }

  private void reactions(Menu menu, StyledText body, Entry entry) {
    MenuItem react = new MenuItem(menu, SWT.CASCADE);
    react.setText(messages.text("entry.react"));
    Menu those = new Menu(menu);
    react.setMenu(those);
    for (Emoji emoji : Emoji.QUICK) {
      MenuItem one = new MenuItem(those, SWT.PUSH);
      one.setText(emoji.text() + "  " + messages.text(emoji.key()));
      one.addListener(SWT.Selection, event -> actions.react(entry, emoji.text()));
    }
    item(those, "entry.react.more", () -> picker.open(body, emoji -> actions.react(entry, emoji)));
  }

  /** A name is no text: what looks like an address in it leads nowhere. */
  private static List<Links.Link> links(Entry entry) {
    return entry.additions().file() == null ? Links.in(entry.text()) : List.of();
  }

  /** What came sealed, or has left: of the rest the contact knows nothing yet. */
  private boolean canChange(Entry entry) {
    State state = entry.state();
    boolean isThere =
        state instanceof State.Received
            || state instanceof State.Sent
            || state instanceof State.Delivered
            || state instanceof State.Read;
    return isThere && !(entry.security() instanceof Entry.Security.Plain) && actions.takesMore();
  }

  private void item(Menu menu, String key, Runnable chosen) {
    MenuItem item = new MenuItem(menu, SWT.PUSH);
    item.setText(messages.text(key));
    item.addListener(SWT.Selection, event -> chosen.run());
  }

  private static void copy(StyledText body) {
    if (body.getSelectionCount() == 0) {
      body.selectAll();
    }
    body.copy();
  }
}
