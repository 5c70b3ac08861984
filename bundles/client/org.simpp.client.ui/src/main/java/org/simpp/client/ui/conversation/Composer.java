package org.simpp.client.ui.conversation;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.Contact;
import org.simpp.client.Reachability;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.language.States;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;

/**
 * Where a message is written; closed, with the reason, where it could not be encrypted. Enter
 * sends, but not while an input method composes: the key is told here first, and only a line break
 * that comes of it shows that nobody else has used it. Neither are words deleted meanwhile.
 */
final class Composer {
  private static final int LINES = 3;

  private final Pieces pieces;
  private final Messages messages;
  private final States states;
  private final Consumer<String> send;
  private final Label lock;
  private final Label security;
  private final Text text;
  private final Composing composing;
  private final Button attach;
  private final Button emoji;
  private final Button button;
  private boolean isEntering;

  /** What can be done with files. */
  interface Files {
    /** Asks which to send. */
    void choose();

    /** Sends what is on the clipboard; false where that is no file and no picture. */
    boolean paste();
  }

  /**
   * @param send gets what was written
   * @param changed told whenever what stands in the field has changed
   */
  Composer(
      Composite parent,
      Pieces pieces,
      Messages messages,
      States states,
      EmojiPicker picker,
      Files files,
      Consumer<String> send,
      Consumer<String> changed) {
    this.pieces = pieces;
    this.messages = messages;
    this.states = states;
    this.send = send;
    Composite pane = pieces.pane(parent, Tint.PANE, 4, 12);
    pane.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
    Composite line = pieces.pane(pane, Tint.PANE, 2, 0);
    line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 4, 1));
    ((GridLayout) line.getLayout()).horizontalSpacing = 6;
    lock = pieces.icon(line, Icon.LOCK);
    security = pieces.label(line, "", Tint.TEXT_MUTED);
    text = new Text(pane, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
    GridData size = new GridData(SWT.FILL, SWT.FILL, true, true);
    size.heightHint = LINES * text.getLineHeight();
    text.setLayoutData(size);
    text.setToolTipText(messages.text("composer.hint"));
    composing = Composing.in(text);
    text.addListener(SWT.KeyDown, this::key);
    text.addListener(SWT.KeyDown, event -> event.doit &= !(isDeletion(event) && composing.isOn()));
    text.addListener(SWT.KeyDown, event -> event.doit &= !(isPaste(event) && files.paste()));
    text.addListener(SWT.Verify, this::verify);
    text.addListener(SWT.Modify, event -> changed.accept(text.getText()));
    attach = new Button(pane, SWT.PUSH | SWT.FLAT);
    attach.setImage(pieces.look().image(Icon.ATTACH));
    attach.setLayoutData(new GridData(SWT.CENTER, SWT.END, false, false));
    attach.setToolTipText(messages.text("composer.attach"));
    pieces.named(attach, "composer.attach", messages.text("composer.attach"));
    attach.addListener(SWT.Selection, event -> files.choose());
    emoji = new Button(pane, SWT.PUSH | SWT.FLAT);
    emoji.setImage(pieces.look().image(Icon.SMILE));
    emoji.setLayoutData(new GridData(SWT.CENTER, SWT.END, false, false));
    emoji.setToolTipText(messages.text("composer.emoji"));
    pieces.named(emoji, "composer.emoji", messages.text("composer.emoji"));
    emoji.addListener(SWT.Selection, event -> picker.open(emoji, this::insert));
    button = pieces.primary(pane, "composer.send", messages.text("composer.send"), this::submit);
    if (button.getLayoutData() instanceof GridData data) {
      data.verticalAlignment = SWT.END;
    }
  }

  void show(Contact contact) {
    Reachability reachability = contact.reachability();
    boolean open = reachability.canWrite();
    lock.setImage(pieces.look().image(icon(reachability)));
    security.setText(Pieces.escaped(states.of(reachability)));
    security.setForeground(pieces.look().color(open ? Tint.TEXT_MUTED : Tint.DANGER));
    text.setEnabled(open);
    attach.setEnabled(open);
    emoji.setEnabled(open);
    button.setEnabled(open);
    // GTK draws a button that has a colour of its own as if it could be pressed
    button.setBackground(pieces.look().color(open ? Tint.ACCENT : Tint.QUIET));
    button.setForeground(pieces.look().color(open ? Tint.ON_ACCENT : Tint.TEXT_MUTED));
    pieces.named(text, "composer", messages.text("composer.name", contact.name()));
  }

  /** What pressing the button does now: sends, or saves an edited message. */
  void name(String action) {
    button.setText(Pieces.escaped(action));
    pieces.named(button, "composer.send", action);
  }

  void focus() {
    text.setFocus();
  }

  /** What stands in the field. */
  String written() {
    return text.getText();
  }

  /** Puts {@code words} in the place of what stands in the field. */
  void write(String words) {
    text.setText(words);
    text.setSelection(words.length());
  }

  /** What could not be kept is in the field again, before what was typed since. */
  void giveBack(String unsent) {
    text.setText(text.getText().isEmpty() ? unsent : unsent + "\n" + text.getText());
  }

  private void insert(String chosen) {
    text.insert(chosen);
    text.setFocus();
  }

  private void key(Event event) {
    boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
    isEntering = enter && (event.stateMask & SWT.MODIFIER_MASK) == 0;
    if (isEntering) {
      text.getDisplay().asyncExec(() -> isEntering = false);
    }
  }

  /** Of a word, or what is left of the line. */
  private static boolean isDeletion(Event event) {
    return (event.stateMask & SWT.MOD1) != 0
        && (event.keyCode == SWT.BS || event.keyCode == SWT.DEL);
  }

  private static boolean isPaste(Event event) {
    return event.keyCode == 'v' && (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1;
  }

  private void verify(Event event) {
    if (isEntering && event.text.matches("\\R")) {
      isEntering = false;
      event.doit = false;
      // The field must not change while it asks whether it may
      new UiThread(text).run(this::submit);
    }
  }

  private void submit() {
    String written = text.getText().strip();
    if (!written.isEmpty() && button.isEnabled()) {
      text.setText("");
      send.accept(written);
    }
    text.setFocus();
  }

  private static Icon icon(Reachability reachability) {
    if (reachability instanceof Reachability.Unable) {
      return Icon.WARNING;
    }
    return reachability instanceof Reachability.Secured ? Icon.LOCK : Icon.LOCK_WAITING;
  }
}
