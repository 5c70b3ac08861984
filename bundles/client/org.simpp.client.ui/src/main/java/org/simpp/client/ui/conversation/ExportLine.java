package org.simpp.client.ui.conversation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.simpp.client.Contact;
import org.simpp.client.Conversations;
import org.simpp.client.ExportForm;
import org.simpp.client.JsonLines;
import org.simpp.client.Session;
import org.simpp.client.Trouble;
import org.simpp.client.ui.language.EntryWords;
import org.simpp.client.ui.language.ExportWords;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.UiThread;

/**
 * Writes the conversation into a file: says before that nothing protects it there, and afterwards
 * where it is. Hidden otherwise.
 */
final class ExportLine {
  private final Pieces pieces;
  private final Messages messages;
  private final EntryWords words;
  private final Session session;
  private final Consumer<Trouble> failed;
  private final UiThread thread;
  private final Composite line;
  private final Label label;
  private final Button text;
  private final Button lines;
  private Contact contact;

  ExportLine(
      Composite parent,
      Pieces pieces,
      Messages messages,
      EntryWords words,
      Session session,
      Contact contact,
      Consumer<Trouble> failed) {
    this.pieces = pieces;
    this.messages = messages;
    this.words = words;
    this.session = session;
    this.contact = contact;
    this.failed = failed;
    line = pieces.pane(parent, Tint.AMBER_GROUND, 3, 8);
    line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    thread = new UiThread(line);
    label = pieces.label(line, "", Tint.AMBER_TEXT);
    label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
    text =
        pieces.button(
            line, "export.text", messages.text("export.text"), () -> choose("txt", asText()));
    lines =
        pieces.button(
            line, "export.lines", messages.text("export.lines"), () -> choose("jsonl", asLines()));
    pieces.button(line, "export.close", messages.text("export.close"), () -> show(false));
    Pieces.show(line, false);
  }

  /** Asks in which form; says that the file is not protected. */
  void ask(Contact with) {
    contact = with;
    say(messages.text("export.question", with.name()), true);
    text.setFocus();
  }

  /** Writes it to that file, and says so. */
  void write(Path file, ExportForm form) {
    Conversations conversations = session.conversations();
    say(messages.text("export.busy"), false);
    thread.when(
        conversations.export(contact.address(), file, form),
        count -> say(messages.text("export.done", count, file.toString()), false),
        trouble -> {
          show(false);
          failed.accept(trouble);
        });
  }

  private ExportForm asText() {
    return new ExportWords(words, contact.name(), Instant.now());
  }

  private ExportForm asLines() {
    return new JsonLines(session.account(), contact.address(), Instant.now());
  }

  private void choose(String extension, ExportForm form) {
    FileDialog dialog = new FileDialog(line.getShell(), SWT.SAVE);
    dialog.setText(messages.text("export.choose"));
    dialog.setOverwrite(true);
    dialog.setFilterExtensions(new String[] {"*." + extension});
    dialog.setFileName(
        "%s %s.%s".formatted(contact.address().local(), LocalDate.now(words.zone()), extension));
    String chosen = dialog.open();
    if (chosen != null) {
      write(Path.of(chosen), form);
    }
  }

  private void say(String sentence, boolean isQuestion) {
    label.setText(Pieces.escaped(sentence));
    pieces.named(line, "export", sentence);
    Pieces.show(text, isQuestion);
    Pieces.show(lines, isQuestion);
    show(true);
  }

  private void show(boolean isVisible) {
    Pieces.show(line, isVisible);
    line.getParent().layout(true, true);
  }
}
