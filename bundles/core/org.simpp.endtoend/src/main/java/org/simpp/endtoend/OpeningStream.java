package org.simpp.endtoend;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;

/** Opens what is written to it, a box at a time. */
final class OpeningStream extends OutputStream {
  private final FileOpener opener;
  private final OutputStream target;
  private final byte[] box = new byte[SealedFile.BOX];
  private int gathered;
  private boolean isClosed;

  OpeningStream(FileOpener opener, OutputStream target) {
    this.opener = opener;
    this.target = target;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, source.length);
    for (int from = offset; from < offset + length; ) {
      int count = Math.min(offset + length - from, box.length - gathered);
      System.arraycopy(source, from, box, gathered, count);
      gathered += count;
      from += count;
      if (gathered == box.length) {
        open();
      }
    }
  }

  private void open() throws IOException {
    Bytes data;
    try {
      data = opener.open(Bytes.of(box, 0, gathered));
    } catch (CryptoException e) {
      throw new DamagedFileException();
    }
    gathered = 0;
    if (!opener.isComplete() && data.length() != SealedFile.PIECE) {
      throw new DamagedFileException();
    }
    target.write(data.toByteArray());
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }

  /** Fails unless the file came to its end. */
  @Override
  public void close() throws IOException {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      if (gathered > 0) {
        open();
      }
      if (!opener.isComplete()) {
        throw new DamagedFileException();
      }
      target.flush();
    } finally {
      opener.close();
    }
  }
}
