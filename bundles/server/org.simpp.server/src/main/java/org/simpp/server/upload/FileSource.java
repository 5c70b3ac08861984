package org.simpp.server.upload;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.simpp.model.Bytes;
import org.simpp.server.lane.WorkThreads;
import org.simpp.transport.WebSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bytes of a file, 64 KiB at a time. */
final class FileSource implements WebSource {
  private static final Logger log = LoggerFactory.getLogger(FileSource.class);
  private static final int PIECE = 65_536;

  private final FileChannel file;
  private final WorkThreads threads;
  private final LongAdder sent;
  private long position;
  private long left;

  /**
   * @param file is closed with this
   * @param sent counts
   */
  FileSource(FileChannel file, ByteRange range, WorkThreads threads, LongAdder sent) {
    this.file = file;
    this.threads = threads;
    this.sent = sent;
    this.position = range.first();
    this.left = range.length();
  }

  @Override
  public CompletionStage<Bytes> next() {
    return threads.call(this::read);
  }

  private synchronized Bytes read() throws IOException {
    ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, left));
    int length = file.read(piece, position);
    if (length <= 0) {
      throw new EOFException("the file is shorter than it was");
    }
    position += length;
    left -= length;
    sent.add(length);
    return Bytes.givenAway(
        length == piece.capacity() ? piece.array() : Arrays.copyOf(piece.array(), length));
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      log.warn("an uploaded file cannot be closed: {}", e.toString());
    }
  }
}
