package org.simpp.client.ui.main;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;

/** Leads to the people who are no contacts yet; there where the organisation has a directory. */
final class PeopleButton {
  private final Composite row;
  private final Desk desk;
  private final Button button;

  PeopleButton(Composite row, Desk desk, Runnable pressed) {
    this.row = row;
    this.desk = desk;
    String words = desk.messages().text("main.people");
    button = new Button(row, SWT.PUSH | SWT.FLAT);
    button.setImage(desk.pieces().look().image(Icon.PEOPLE));
    button.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, false, false));
    button.setToolTipText(words + " (" + Shortcut.PEOPLE.keys() + ")");
    button.addListener(SWT.Selection, event -> pressed.run());
    desk.pieces().named(button, "main.people", words);
    follow();
  }

  /** The settings are others: there may be a directory now, or none any more. */
  void follow() {
    boolean isThere = desk.directory().organisation().isPresent();
    Pieces.show(button, isThere);
    // a column of its own would leave a gap where there is none
    ((GridLayout) row.getLayout()).numColumns = isThere ? 2 : 1;
    row.requestLayout();
    row.layout(true);
  }
}
