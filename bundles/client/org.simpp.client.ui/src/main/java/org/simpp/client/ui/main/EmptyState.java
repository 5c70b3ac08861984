package org.simpp.client.ui.main;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** What is shown where there is nothing yet, with at most one thing to do about it. */
record EmptyState(Composite parent, Pieces pieces, Messages messages) {
  void noContacts(Runnable add) {
    Composite middle = show("empty.nocontacts");
    Pieces.at(pieces.primary(middle, "empty.add", messages.text("main.add"), add), SWT.CENTER);
  }

  void chooseContact() {
    show("empty.choose");
  }

  private Composite show(String stem) {
    Composite middle = pieces.pane(parent, Tint.PAGE, 1, 0);
    GridData data = new GridData(SWT.CENTER, SWT.CENTER, true, true);
    data.widthHint = pieces.look().scaled(420);
    middle.setLayoutData(data);
    Label title = pieces.title(middle, messages.text(stem + ".title"), 6);
    title.setAlignment(SWT.CENTER);
    Label text = pieces.label(middle, messages.text(stem + ".text"), Tint.TEXT_MUTED);
    text.setAlignment(SWT.CENTER);
    return middle;
  }
}
