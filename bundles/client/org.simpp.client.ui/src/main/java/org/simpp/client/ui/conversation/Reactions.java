package org.simpp.client.ui.conversation;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.simpp.client.Entry;
import org.simpp.client.Entry.Reaction;
import org.simpp.client.ui.language.EntryWords;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** The reactions below an entry: pressed in where they are ours, and pressed to change that. */
final class Reactions {
  private final Pieces pieces;
  private final EntryWords words;
  private final String contactName;
  private final EntryActions actions;
  private final Composite row;
  private List<Reaction> shown = List.of();

  Reactions(
      Composite parent,
      Pieces pieces,
      EntryWords words,
      String contactName,
      Tint ground,
      EntryActions actions) {
    this.pieces = pieces;
    this.words = words;
    this.contactName = contactName;
    this.actions = actions;
    row = new Composite(parent, SWT.NONE);
    row.setBackground(pieces.look().color(ground));
    RowLayout layout = new RowLayout(SWT.HORIZONTAL);
    layout.marginLeft = 0;
    layout.marginTop = 0;
    layout.marginBottom = 0;
    row.setLayout(layout);
  }

  Control control() {
    return row;
  }

  boolean show(Entry entry) {
    if (!entry.additions().reactions().equals(shown)) {
      shown = entry.additions().reactions();
      for (Control child : row.getChildren()) {
        child.dispose();
      }
      shown.forEach(reaction -> button(entry, reaction));
    }
    return !shown.isEmpty();
  }

  private void button(Entry entry, Reaction reaction) {
    Button button = new Button(row, SWT.TOGGLE | SWT.FLAT);
    boolean isBoth = reaction.isOurs() && reaction.isTheirs();
    button.setText(isBoth ? reaction.emoji() + " 2" : reaction.emoji());
    button.setSelection(reaction.isOurs());
    String name = words.reaction(reaction, contactName);
    button.setToolTipText(name);
    pieces.named(button, "reaction", name);
    button.addListener(
        SWT.Selection,
        event -> {
          // What is pressed in is what is kept, not what was pressed
          button.setSelection(reaction.isOurs());
          if (actions.takesMore()) {
            actions.react(entry, reaction.emoji());
          }
        });
  }
}
