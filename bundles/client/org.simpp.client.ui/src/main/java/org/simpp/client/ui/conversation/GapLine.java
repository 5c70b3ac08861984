package org.simpp.client.ui.conversation;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.simpp.client.Gap;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** A line across the transcript where entries may be missing: why, and what to do about it. */
final class GapLine {
  private final Composite line;

  /**
   * @param again given what is to run when the archive has been asked again
   */
  GapLine(Composite parent, Pieces pieces, Messages messages, Gap gap, Consumer<Runnable> again) {
    line = pieces.pane(parent, Tint.AMBER_GROUND, gap.canTryAgain() ? 3 : 2, 6);
    line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    String words = messages.whole(gap.cause());
    pieces.named(line, "gap", messages.text("gap.name", words));
    pieces.icon(line, Icon.WARNING);
    Label label = pieces.label(line, words, Tint.AMBER_TEXT);
    label.setFont(pieces.look().small());
    if (gap.canTryAgain()) {
      pieces.button(
          line, "gap.again", messages.text("gap.again"), () -> ask(pieces, messages, again));
    }
  }

  private void ask(Pieces pieces, Messages messages, Consumer<Runnable> again) {
    Button button = (Button) line.getChildren()[2];
    String asking = messages.text("gap.asking");
    button.setEnabled(false);
    button.setText(Pieces.escaped(asking));
    pieces.named(button, "gap.again", asking);
    again.accept(
        () -> {
          if (!button.isDisposed()) {
            button.setEnabled(true);
            button.setText(Pieces.escaped(messages.text("gap.again")));
            pieces.named(button, "gap.again", messages.text("gap.again"));
          }
        });
  }
}
