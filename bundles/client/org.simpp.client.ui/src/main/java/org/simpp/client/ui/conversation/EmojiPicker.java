package org.simpp.client.ui.conversation;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** A small window of emojis above a control; Escape or a look elsewhere closes it. */
record EmojiPicker(Pieces pieces, Messages messages) {
  private static final int COLUMNS = 8;

  /** Opens it; {@code chosen} is told once, or never. */
  void open(Control above, Consumer<String> chosen) {
    Shell shell = new Shell(above.getShell(), SWT.TOOL | SWT.ON_TOP);
    shell.setText(messages.text("emoji.title"));
    shell.setBackground(pieces.look().color(Tint.PANE));
    GridLayout layout = new GridLayout(COLUMNS, true);
    layout.horizontalSpacing = 2;
    layout.verticalSpacing = 2;
    shell.setLayout(layout);
    for (Emoji emoji : Emoji.ALL) {
      button(shell, emoji, chosen);
    }
    shell.addListener(SWT.Deactivate, event -> shell.getDisplay().asyncExec(() -> close(shell)));
    shell.addListener(SWT.Traverse, event -> leave(shell, event.detail));
    shell.pack();
    place(shell, above);
    shell.open();
    shell.getChildren()[0].setFocus();
  }

  private void button(Shell shell, Emoji emoji, Consumer<String> chosen) {
    Button button = new Button(shell, SWT.PUSH | SWT.FLAT);
    button.setText(emoji.text());
    button.setToolTipText(messages.text(emoji.key()));
    button.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    pieces.named(button, emoji.key(), messages.text(emoji.key()));
    button.addListener(
        SWT.Selection,
        event -> {
          close(shell);
          chosen.accept(emoji.text());
        });
  }

  private static void place(Shell shell, Control above) {
    Point at = above.toDisplay(0, 0);
    Point size = shell.getSize();
    Rectangle window = above.getShell().getBounds().intersection(above.getMonitor().getBounds());
    int x = Math.max(window.x, Math.min(at.x, window.x + window.width - size.x));
    int y = Math.max(window.y, at.y - size.y);
    shell.setLocation(x, y);
  }

  private static void leave(Shell shell, int detail) {
    if (detail == SWT.TRAVERSE_ESCAPE) {
      close(shell);
    }
  }

  private static void close(Shell shell) {
    if (!shell.isDisposed()) {
      shell.close();
    }
  }
}
