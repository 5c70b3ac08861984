package org.simpp.client.ui.conversation;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/** A line above the composer: what is answered or edited, or a question; hidden otherwise. */
final class Topic {
  private final Pieces pieces;
  private final Messages messages;
  private final Composite line;
  private final Label words;
  private final Button confirm;
  private final Button cancel;
  private Runnable confirmed = () -> {};
  private Runnable ended = () -> {};

  Topic(Composite parent, Pieces pieces, Messages messages) {
    this.pieces = pieces;
    this.messages = messages;
    line = pieces.pane(parent, Tint.AMBER_GROUND, 3, 6);
    line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    words = pieces.label(line, "", Tint.AMBER_TEXT);
    confirm =
        pieces.button(
            line, "topic.confirm", messages.text("withdraw.confirm"), () -> leave(confirmed));
    cancel = pieces.button(line, "topic.cancel", messages.text("composer.cancel"), this::end);
    Pieces.show(line, false);
  }

  /** Says what is written about until {@link #end}; {@code whenEnded} runs then. */
  void say(String text, Runnable whenEnded) {
    ended = whenEnded;
    show(text, false, messages.text("composer.cancel"));
  }

  /** Asks; {@code yes} runs where the answer is so. */
  void ask(String question, Runnable yes) {
    end();
    confirmed = yes;
    show(question, true, messages.text("withdraw.cancel"));
    cancel.setFocus();
  }

  /** Hides the line. */
  void end() {
    leave(ended);
  }

  private void leave(Runnable then) {
    ended = () -> {};
    confirmed = () -> {};
    Pieces.show(line, false);
    line.requestLayout();
    then.run();
  }

  private void show(String text, boolean isQuestion, String cancelled) {
    words.setText(Pieces.escaped(text));
    pieces.named(line, "topic", text);
    cancel.setText(Pieces.escaped(cancelled));
    pieces.named(cancel, "topic.cancel", cancelled);
    Pieces.show(confirm, isQuestion);
    Pieces.show(line, true);
    line.requestLayout();
  }
}
