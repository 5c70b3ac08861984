package org.simpp.client.ui.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.simpp.client.ClientException;
import org.simpp.client.Session;
import org.simpp.client.Trouble;
import org.simpp.client.ui.faces.Faces;
import org.simpp.client.ui.faces.OwnPicture;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Avatar;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;
import org.simpp.client.ui.thread.Background;
import org.simpp.client.ui.thread.UiThread;
import org.simpp.model.Bytes;

/** The picture that contacts see of the person: chosen from a file, or taken back. */
public final class PictureSection {
  private static final int SIZE = 64;

  private final Session session;
  private final Messages messages;
  private final UiThread thread;
  private final Background background;
  private final Consumer<Trouble> failed;
  private final Canvas canvas;
  private final Button remove;

  public PictureSection(
      Composite form,
      Pieces pieces,
      Messages messages,
      Session session,
      Faces faces,
      Consumer<Trouble> failed) {
    this.session = session;
    this.messages = messages;
    this.thread = new UiThread(form);
    this.background = new Background(form, "own picture");
    this.failed = failed;
    pieces.caption(form, messages.text("settings.picture"));
    pieces.label(form, messages.text("settings.picture.where"), Tint.TEXT_MUTED);
    Composite row = pieces.pane(form, Tint.PAGE, 3, 0);
    canvas = new Canvas(row, SWT.DOUBLE_BUFFERED);
    canvas.setBackground(pieces.look().color(Tint.PAGE));
    GridData size = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    size.widthHint = SIZE;
    size.heightHint = SIZE;
    canvas.setLayoutData(size);
    String account = session.account().toString();
    canvas.addListener(
        SWT.Paint,
        event ->
            new Avatar(account, account, session.presence().show())
                .paint(
                    event.gc,
                    pieces.look(),
                    Tint.PAGE,
                    0,
                    0,
                    SIZE - 4,
                    faces.of(session.account())));
    pieces.named(canvas, "settings.picture", messages.text("settings.picture"));
    faces.follow(canvas);
    pieces.button(
        row, "settings.picture.choose", messages.text("settings.picture.choose"), this::choose);
    remove =
        pieces.button(
            row, "settings.picture.remove", messages.text("settings.picture.remove"), this::remove);
  }

  /** There is something to take back, or not. */
  public void show() {
    remove.setEnabled(session.avatars().id(session.account()).isPresent());
  }

  private void choose() {
    FileDialog dialog = new FileDialog(canvas.getShell(), SWT.OPEN);
    dialog.setText(messages.text("settings.picture.choose"));
    dialog.setFilterExtensions(new String[] {OwnPicture.PATTERNS});
    dialog.setFilterNames(new String[] {messages.text("settings.picture.files")});
    String chosen = dialog.open();
    if (chosen != null) {
      Path file = Path.of(chosen);
      background.work(
          () -> read(file),
          png -> thread.when(session.avatars().publish(png), done -> show(), failed),
          failed);
    }
  }

  private static Bytes read(Path file) {
    try {
      return OwnPicture.of(file);
    } catch (IOException e) {
      throw new CompletionException(
          new ClientException(
              Trouble.of(
                  Trouble.Cause.PICTURE_NOT_USABLE,
                  "the picture cannot be used: " + e.getMessage(),
                  file.toString()),
              e));
    }
  }

  private void remove() {
    thread.when(session.avatars().remove(), done -> show(), failed);
  }
}
