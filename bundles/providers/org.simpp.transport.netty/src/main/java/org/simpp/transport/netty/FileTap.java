package org.simpp.transport.netty;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.simpp.model.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tap into a file, for the test that shows that the server cannot read what it carries. It is off
 * unless the configuration names a file below the data folder, and says so loudly. Thread-safe.
 */
final class FileTap implements StanzaTap, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileTap.class);

  private final OutputStream out;

  private FileTap(OutputStream out) {
    this.out = out;
  }

  /** Appends to {@code file}, which its owner alone can read. */
  static FileTap to(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (Files.notExists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    LOG.warn(
        "STANZA TAP IS ON: every stanza of every session is written to {}. This is for tests;"
            + " empty stanzaTapFile in etc/org.simpp.transport.netty.cfg and restart to end it",
        file);
    return new FileTap(Files.newOutputStream(file, StandardOpenOption.APPEND));
  }

  @Override
  public void inbound(String peer, Bytes xml) {
    append("in", peer, xml);
  }

  @Override
  public void outbound(String peer, Bytes xml) {
    append("out", peer, xml);
  }

  private synchronized void append(String direction, String peer, Bytes xml) {
    String head = direction + " " + peer + " " + xml.length() + "\n";
    byte[] entry = Bytes.concat(Bytes.utf8(head), xml, Bytes.utf8("\n")).toByteArray();
    try {
      out.write(entry);
    } catch (IOException unwritable) {
      LOG.error("the stanza tap cannot be written: {}", unwritable.toString());
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
