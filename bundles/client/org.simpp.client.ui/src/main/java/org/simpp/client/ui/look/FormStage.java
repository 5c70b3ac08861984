package org.simpp.client.ui.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** A form in the middle of what room there is; it scrolls where there is less. */
public final class FormStage {
  private static final int WIDTH = 420;
  private static final int MARGIN = 24;

  private final ScrolledComposite scroll;
  private final Composite middle;
  private final Composite form;

  public FormStage(Composite parent, Pieces pieces) {
    scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
    scroll.setExpandHorizontal(true);
    scroll.setExpandVertical(true);
    scroll.setShowFocusedControl(true);
    scroll.setBackground(pieces.look().color(Tint.PAGE));
    scroll.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    scroll.setData(this);
    middle = pieces.pane(scroll, Tint.PAGE, 1, MARGIN);
    form = pieces.pane(middle, Tint.PAGE, 1, 0);
    GridData data = new GridData(SWT.CENTER, SWT.CENTER, true, true);
    data.widthHint = pieces.look().scaled(WIDTH);
    form.setLayoutData(data);
    scroll.setContent(middle);
    scroll.addListener(SWT.Resize, event -> fit());
  }

  /** Where the form's controls go, one below the other. */
  public Composite form() {
    return form;
  }

  /** Called when the form has been filled. */
  public void fit() {
    int width = scroll.getClientArea().width;
    scroll.setMinHeight(middle.computeSize(width > 0 ? width : SWT.DEFAULT, SWT.DEFAULT).y);
    middle.layout(true, true);
  }

  /** Makes room where {@code control} has grown and stands in such a form. */
  static void refit(Control control) {
    for (Composite at = control.getParent(); at != null; at = at.getParent()) {
      if (at.getData() instanceof FormStage stage) {
        stage.fit();
      }
    }
  }
}
