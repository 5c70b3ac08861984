package org.simpp.client.internal.conversation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.simpp.client.ClientException;
import org.simpp.client.Entry;
import org.simpp.client.ExportForm;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;

/**
 * Writes one conversation into a file, a page at a time, so that a long one takes no more memory
 * than a short one. What was there before is replaced when all is written, and by nothing less; the
 * file is its owner's alone.
 */
final class Export {
  private static final long PATIENCE_SECONDS = 60;

  /** Gives the entries after that number, the oldest first. */
  @FunctionalInterface
  interface Pages {
    CompletionStage<List<Entry>> after(long number);
  }

  private final Pages pages;
  private final Path file;
  private final ExportForm form;

  Export(Pages pages, Path file, ExportForm form) {
    this.pages = pages;
    this.file = file;
    this.form = form;
  }

  /**
   * Waits for the disk and for every page.
   *
   * @return how many entries were written
   */
  int write() throws ClientException, InterruptedException {
    Path fresh = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(fresh);
      try {
        int count = writeAll(fresh);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        return count;
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new ClientException(
          Trouble.of(
              Cause.EXPORT_NOT_WRITTEN, "the conversation is not written: " + e, file.toString()),
          e);
    }
  }

  private int writeAll(Path fresh)
      throws IOException, ExecutionException, TimeoutException, InterruptedException {
    int count = 0;
    try (FileChannel channel =
            FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownersAlone(fresh));
        Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
      out.write(form.head());
      long last = -1;
      List<Entry> page = page(last);
      while (!page.isEmpty()) {
        for (Entry entry : page) {
          out.write(form.entry(entry));
        }
        count += page.size();
        last = Marks.number(page.get(page.size() - 1).id());
        page = page(last);
      }
      out.flush();
      channel.force(true);
    }
    return count;
  }

  private List<Entry> page(long after)
      throws ExecutionException, TimeoutException, InterruptedException {
    return pages.after(after).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Nothing where the file system has no such permissions. */
  private static FileAttribute<?>[] ownersAlone(Path near) {
    return near.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
