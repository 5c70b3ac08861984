package org.simpp.client.ui.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Remark;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.Background;

/** Shows a report before anything is done with it; what is saved is what is read. */
public final class ReportForm {
  private static final int HEIGHT = 300;

  private final Messages messages;
  private final Text text;
  private final Remark done;
  private final Remark problem;
  private final Background background;

  public ReportForm(
      Composite form, Pieces pieces, Messages messages, String report, Runnable closed) {
    this.messages = messages;
    this.background = new Background(form, "report");
    pieces.title(form, messages.text("report.title"), 6);
    pieces.label(form, messages.text("report.explanation"), Tint.TEXT_MUTED);
    text = new Text(form, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.WRAP);
    GridData place = new GridData(SWT.FILL, SWT.FILL, true, true);
    place.heightHint = HEIGHT;
    place.widthHint = 0;
    text.setLayoutData(place);
    text.setText(report);
    pieces.named(text, "report.text", messages.text("report.title"));
    done = new Remark(form, pieces, "report.done", Tint.PANE, Tint.TEXT, Icon.CONNECTED);
    problem =
        new Remark(form, pieces, "report.problem", Tint.DANGER_GROUND, Tint.DANGER, Icon.WARNING);
    Composite buttons = pieces.pane(form, Tint.PAGE, 2, 0);
    pieces.primary(buttons, "report.save", messages.text("report.save"), this::ask);
    pieces.button(buttons, "report.close", messages.text("settings.close"), closed);
  }

  public void focus() {
    text.setFocus();
  }

  private void ask() {
    FileDialog dialog = new FileDialog(text.getShell(), SWT.SAVE);
    dialog.setOverwrite(true);
    dialog.setFileName("simpp-report-" + LocalDate.now(ZoneId.systemDefault()) + ".txt");
    String chosen = dialog.open();
    if (chosen != null) {
      save(Path.of(chosen));
    }
  }

  /** Writes what is shown into the file. */
  public void save(Path file) {
    String shown = text.getText();
    done.say("");
    problem.say("");
    background.work(
        () -> {
          try {
            return Files.writeString(file, shown);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        written -> done.say(messages.text("report.done", written.toString())),
        trouble -> problem.say(messages.text("report.failed", file.toString())));
  }
}
