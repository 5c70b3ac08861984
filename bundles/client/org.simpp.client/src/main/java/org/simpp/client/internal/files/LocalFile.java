package org.simpp.client.internal.files;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.simpp.model.Bytes;

/** Files on this computer; whatever fails with one is a {@link LocalFileException}. */
final class LocalFile {
  private static final int BUFFER = 1 << 16;

  private LocalFile() {}

  /** By what a file is known to be the same as before, as far as can be told without reading it. */
  record Shape(long size, FileTime modified) {
    static Shape of(Path file) throws LocalFileException {
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        if (!found.isRegularFile() || !Files.isReadable(file)) {
          throw new IOException("it is no file that can be read");
        }
        return new Shape(found.size(), found.lastModifiedTime());
      } catch (IOException e) {
        throw new LocalFileException(e);
      }
    }
  }

  /** The file from that byte on. */
  static InputStream read(Path file, long first) throws LocalFileException {
    try {
      FileChannel channel = FileChannel.open(file);
      try {
        return new Source(Channels.newInputStream(channel.position(first)));
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new LocalFileException(e);
    }
  }

  /** Writes into {@code file}, behind its first {@code first} bytes; what was there is cut off. */
  static OutputStream write(FileChannel file, long first) throws LocalFileException {
    try {
      return new Target(Channels.newOutputStream(file.truncate(first).position(first)));
    } catch (IOException e) {
      throw new LocalFileException(e);
    }
  }

  /** SHA-256 of the whole file; {@code progress} is asked now and then whether to go on. */
  static Bytes hash(Path file, Errand.Progress progress, long done) throws IOException {
    try (InputStream source = read(file, 0)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
        digest.update(buffer, 0, count);
        progress.at(done);
      }
      return Bytes.givenAway(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static final class Source extends FilterInputStream {
    Source(InputStream source) {
      super(source);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        throw new LocalFileException(e);
      }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return super.read(target, offset, length);
      } catch (IOException e) {
        throw new LocalFileException(e);
      }
    }
  }

  private static final class Target extends FilterOutputStream {
    Target(OutputStream target) {
      super(target);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      try {
        out.write(source, offset, length);
      } catch (IOException e) {
        throw new LocalFileException(e);
      }
    }
  }
}
