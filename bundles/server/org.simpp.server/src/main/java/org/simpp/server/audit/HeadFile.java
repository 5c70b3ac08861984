package org.simpp.server.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.simpp.server.AuditLog.Head;

/** Where the trail ends, sealed and kept apart from it: what shows that its end was cut off. */
final class HeadFile {
  private static final Pattern FORM =
      Pattern.compile("((\\d{1,18}) ([0-9a-f]{64})) ([0-9a-f]{32})\\R?");

  private final Path file;
  private final Seal seal;

  HeadFile(Path file, Seal seal) {
    this.file = file;
    this.seal = seal;
  }

  Path file() {
    return file;
  }

  /** The head; empty where the file is not there, or is not what this server wrote. */
  Optional<Head> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Matcher parts = FORM.matcher(Files.readString(file));
    if (!parts.matches() || !seal.fits(parts.group(4), "head " + parts.group(1))) {
      return Optional.empty();
    }
    return Optional.of(new Head(Long.parseLong(parts.group(2)), parts.group(3)));
  }

  /** Writes it so that either the old or the new one is there after a power cut. */
  void write(Head head) throws IOException {
    String content = head.number() + " " + head.hash();
    String line = content + " " + seal.of("head " + content) + "\n";
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel out =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(false);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
