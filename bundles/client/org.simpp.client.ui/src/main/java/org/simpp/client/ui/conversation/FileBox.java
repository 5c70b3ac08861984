package org.simpp.client.ui.conversation;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Entry;
import org.simpp.client.Entry.Attachment;
import org.simpp.client.ui.language.FileWords;
import org.simpp.client.ui.look.Icon;
import org.simpp.client.ui.look.Pieces;
import org.simpp.client.ui.look.Tint;

/**
 * The file that an entry brings: how large it is, a picture of it, and what can be done with it.
 */
final class FileBox {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  /** What is opened with one click: nothing that can be a program. */
  private static final Set<String> OPENED =
      Set.of(
          "png", "jpg", "jpeg", "gif", "webp", "pdf", "txt", "md", "csv", "odt", "ods", "odp",
          "docx", "xlsx", "pptx", "mp3", "ogg", "opus", "flac", "wav", "mp4", "webm", "mkv");

  private final BubbleParts parts;
  private final FileWords words;
  private final Composite box;
  private final Label size;
  private final Label preview;
  private final Label saved;
  private final Button save;
  private final Button open;
  private @Nullable Entry entry;
  private @Nullable Path shown;

  FileBox(Composite parent, BubbleParts parts, Tint ground) {
    this.parts = parts;
    Pieces pieces = parts.pieces();
    this.words = new FileWords(parts.messages());
    box = pieces.pane(parent, ground, 2, 0);
    GridLayout layout = (GridLayout) box.getLayout();
    layout.verticalSpacing = 4;
    pieces.icon(box, Icon.FILE);
    size = pieces.label(box, "", Tint.TEXT_MUTED);
    preview = new Label(box, SWT.NONE);
    preview.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
    saved = pieces.label(box, "", Tint.TEXT_MUTED);
    saved.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    saved.setFont(pieces.look().small());
    Composite buttons = pieces.pane(box, ground, 2, 0);
    buttons.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    save = pieces.button(buttons, "file.save", parts.messages().text("file.save"), this::save);
    open = pieces.button(buttons, "file.open", parts.messages().text("file.open"), this::open);
    preview.addListener(SWT.Dispose, event -> forget());
  }

  Composite control() {
    return box;
  }

  /** Shows the file that {@code of} brings; false where it brings none. */
  boolean show(Entry of) {
    entry = of;
    Attachment file = of.additions().file();
    if (file == null) {
      return false;
    }
    size.setText(Pieces.escaped(words.size(file.size())));
    parts.pieces().named(save, "file.save", parts.messages().text("file.save") + " " + file.name());
    Path there = parts.actions().saved(of).orElse(null);
    saved.setText(
        there == null
            ? ""
            : Pieces.escaped(parts.messages().text("file.saved", String.valueOf(there))));
    Pieces.show(saved, there != null);
    Pieces.show(open, there != null);
    Pieces.show(preview, preview.getImage() != null);
    if (there != null) {
      String action = parts.messages().text(isOpened(there) ? "file.open" : "file.folder");
      open.setText(Pieces.escaped(action));
      parts.pieces().named(open, "file.open", action + " " + file.name());
      if (!there.equals(shown)) {
        shown = there;
        int percent = parts.pieces().look().scaled(100);
        parts
            .actions()
            .picture(there, WIDTH * percent / 100, HEIGHT * percent / 100, this::picture);
      }
    }
    return true;
  }

  private void picture(Optional<ImageData> picture) {
    Entry now = entry;
    if (preview.isDisposed() || picture.isEmpty() || now == null) {
      return;
    }
    forget();
    preview.setImage(new Image(preview.getDisplay(), picture.get()));
    parts
        .pieces()
        .named(preview, "file.preview", parts.messages().text("file.preview", now.text()));
    Pieces.show(preview, true);
    parts.actions().resized();
  }

  private void forget() {
    Image image = preview.getImage();
    if (image != null) {
      image.dispose();
    }
  }

  private void save() {
    Entry now = entry;
    if (now != null) {
      parts.actions().save(now);
    }
  }

  private void open() {
    Path there = shown;
    Path folder = there == null ? null : there.toAbsolutePath().getParent();
    if (there != null && folder != null) {
      Program.launch((isOpened(there) ? there : folder).toString());
    }
  }

  private static boolean isOpened(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return OPENED.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
