package org.simpp.server.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.server.lane.WorkThreads;
import org.simpp.transport.WebAnswer;
import org.simpp.transport.WebSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what comes for a slot, up to its end. What has come stays when the connection breaks, so
 * that another request goes on behind it.
 */
final class FileSink implements WebSink {
  private static final Logger log = LoggerFactory.getLogger(FileSink.class);

  /** How often it is looked whether the disk has room, in bytes. */
  private static final long LOOK = 16L * 1024 * 1024;

  private final Slot slot;
  private final UploadFolder folder;
  private final WorkThreads threads;
  private final LongAdder received;
  private final Consumer<FileSink> onEnd;
  private final WebAnswer.Head answer;
  private final long offset;
  private @Nullable FileChannel file;
  private long looked;
  private boolean isOver;

  /**
   * @param offset how much is there already
   * @param received counts
   * @param onEnd told when nothing more is written, on any thread
   * @param answer when the file is complete
   */
  FileSink(
      Slot slot,
      long offset,
      UploadFolder folder,
      WorkThreads threads,
      LongAdder received,
      Consumer<FileSink> onEnd,
      WebAnswer.Head answer) {
    this.slot = slot;
    this.offset = offset;
    this.folder = folder;
    this.threads = threads;
    this.received = received;
    this.onEnd = onEnd;
    this.answer = answer;
    this.looked = offset;
  }

  Slot slot() {
    return slot;
  }

  @Override
  public CompletionStage<Void> take(Bytes piece) {
    return threads.call(
        () -> {
          write(piece);
          return null;
        });
  }

  private synchronized void write(Bytes piece) throws IOException {
    FileChannel open = open();
    if (open.position() + piece.length() > slot.size()) {
      throw new IOException("more comes than was announced");
    }
    if (open.position() - looked >= LOOK) {
      looked = open.position();
      if (!folder.hasRoomFor(slot.size() - looked)) {
        throw new IOException("the disk of the uploads is full");
      }
    }
    ByteBuffer bytes = piece.asReadOnlyBuffer();
    while (bytes.hasRemaining()) {
      open.write(bytes);
    }
    received.add(piece.length());
  }

  private FileChannel open() throws IOException {
    if (isOver) {
      throw new IOException("another request has taken over");
    }
    if (file == null) {
      file = folder.write(slot, offset);
    }
    return file;
  }

  @Override
  public CompletionStage<WebAnswer.Head> end() {
    return threads.call(this::complete);
  }

  private synchronized WebAnswer.Head complete() throws IOException {
    FileChannel open = open();
    if (open.position() != slot.size()) {
      throw new IOException("less has come than was announced");
    }
    open.force(true);
    stop();
    folder.complete(slot);
    return answer;
  }

  @Override
  public void broken() {
    var unused =
        threads.call(
            () -> {
              stop();
              return null;
            });
  }

  /** Writes nothing any more. Blocks while a piece is being written. */
  synchronized void stop() {
    if (isOver) {
      return;
    }
    isOver = true;
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      log.warn("an uploaded file cannot be closed: {}", e.toString());
    }
    onEnd.accept(this);
  }
}
