package org.simpp.client.ui.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * A coloured box with an icon and a text, for what a person must read; hidden while it is empty.
 */
public final class Remark {
  private final Composite box;
  private final Label text;
  private final Pieces pieces;
  private final String id;

  public Remark(Composite parent, Pieces pieces, String id, Tint ground, Tint tint, Icon icon) {
    this.pieces = pieces;
    this.id = id;
    this.box = pieces.pane(parent, ground, 2, 8);
    ((GridLayout) box.getLayout()).marginWidth = 12;
    box.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    pieces.icon(box, icon);
    this.text = pieces.label(box, "", tint);
    Pieces.show(box, false);
  }

  /** Shows {@code words}, or hides the box where there are none. */
  public void say(String words) {
    text.setText(Pieces.escaped(words));
    pieces.named(box, id, words);
    Pieces.show(box, !words.isEmpty());
    box.requestLayout();
    FormStage.refit(box);
  }

  /** The box itself, for more controls beside the text. */
  public Composite box() {
    return box;
  }
}
