package org.simpp.client.ui.conversation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.simpp.client.Entry;
import org.simpp.client.Transfer;
import org.simpp.client.Transfers;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.thread.Background;
import org.simpp.client.ui.thread.UiThread;
import org.simpp.model.Jid;

/** Files of one conversation: chosen, dropped or pasted to be sent, and saved where one wants. */
final class Sharing {
  private final Composite owner;
  private final Messages messages;
  private final Transfers transfers;
  private final Jid address;
  private final Consumer<Trouble> failed;
  private final UiThread thread;
  private final Background background;
  private final Set<Path> pasted = new HashSet<>();

  Sharing(
      Composite owner,
      Messages messages,
      Transfers transfers,
      Jid address,
      Consumer<Trouble> failed) {
    this.owner = owner;
    this.messages = messages;
    this.transfers = transfers;
    this.address = address;
    this.failed = failed;
    this.thread = new UiThread(owner);
    this.background = new Background(owner, "simpp-pictures");
    DropTarget target = new DropTarget(owner, DND.DROP_COPY | DND.DROP_DEFAULT);
    target.setTransfer(FileTransfer.getInstance());
    target.addDropListener(
        new DropTargetAdapter() {
          @Override
          public void dragEnter(DropTargetEvent event) {
            event.detail = DND.DROP_COPY;
          }

          @Override
          public void drop(DropTargetEvent event) {
            send(event.data);
          }
        });
  }

  /** Asks which files to send. */
  void choose() {
    FileDialog dialog = new FileDialog(owner.getShell(), SWT.OPEN | SWT.MULTI);
    dialog.setText(messages.text("file.choose"));
    if (dialog.open() != null) {
      for (String name : dialog.getFileNames()) {
        send(Path.of(dialog.getFilterPath()).resolve(name));
      }
    }
  }

  /** Sends the files or the picture on the clipboard; false where there is a text, or nothing. */
  boolean paste() {
    Clipboard clipboard = new Clipboard(owner.getDisplay());
    try {
      if (send(clipboard.getContents(FileTransfer.getInstance()))) {
        return true;
      }
      boolean hasText = clipboard.getContents(TextTransfer.getInstance()) != null;
      Object picture = hasText ? null : clipboard.getContents(ImageTransfer.getInstance());
      if (picture instanceof ImageData image) {
        background.work(() -> kept(image), this::send, failed);
        return true;
      }
      return false;
    } finally {
      clipboard.dispose();
    }
  }

  /** Asks where to, and saves the file that the entry brings. */
  void save(Entry entry) {
    FileDialog dialog = new FileDialog(owner.getShell(), SWT.SAVE);
    dialog.setText(messages.text("file.save.title"));
    dialog.setFileName(entry.text());
    dialog.setOverwrite(true);
    String chosen = dialog.open();
    if (chosen != null) {
      save(entry, Path.of(chosen));
    }
  }

  void save(Entry entry, Path target) {
    thread.when(transfers.save(address, entry.id(), target), begun -> {}, failed);
  }

  /** Where the file that the entry brings has been saved. */
  Optional<Path> saved(Entry entry) {
    return transfers.with(address).stream()
        .filter(one -> entry.id().equals(one.entry()))
        .filter(one -> one.state() instanceof Transfer.State.Done)
        .map(Transfer::file)
        .reduce((before, after) -> after);
  }

  /** A small picture of the file; it is made beside the screen's thread. */
  void picture(Path file, int width, int height, Consumer<Optional<ImageData>> done) {
    background.work(() -> Preview.of(file, width, height), done, failed);
  }

  /** What was pasted is needed no more once it is sent. */
  void changed(Transfer transfer) {
    if (transfer.isOver() && pasted.remove(transfer.file())) {
      remove(transfer.file());
    }
  }

  private boolean send(Object files) {
    if (!(files instanceof String[] names)) {
      return false;
    }
    for (String name : names) {
      send(Path.of(name));
    }
    return true;
  }

  private void send(Path file) {
    thread.when(transfers.send(address, file), begun -> {}, failed);
  }

  private void send(Optional<Path> picture) {
    if (picture.isEmpty()) {
      failed.accept(Trouble.of(Cause.FILE_UNREADABLE, "the picture cannot be kept", ""));
    } else {
      pasted.add(picture.get());
      send(picture.get());
    }
  }

  /** The picture as a file that its owner alone can read. */
  private Optional<Path> kept(ImageData image) {
    try {
      String time =
          DateTimeFormatter.ofPattern("HH-mm-ss").format(LocalTime.now(ZoneId.systemDefault()));
      Path folder = Files.createTempDirectory("simpp");
      Path file = folder.resolve(messages.text("file.pasted", time));
      ImageLoader loader = new ImageLoader();
      loader.data = new ImageData[] {image};
      loader.save(file.toString(), SWT.IMAGE_PNG);
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return Optional.of(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
      Path folder = file.getParent();
      if (folder != null) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
