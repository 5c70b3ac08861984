package org.simpp.server.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of the trail: {@code chain.log}, which is written, and the full ones before it, each
 * named by the number of its last line. None is ever removed.
 */
final class TrailFiles {
  private static final String CURRENT = "chain.log";
  private static final int MAX_LINE_BYTES = 16_384;

  private final Path folder;
  private final long capacity;

  /**
   * @param capacity bytes after which a file is full
   */
  TrailFiles(Path folder, long capacity) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.capacity = capacity;
  }

  Path folder() {
    return folder;
  }

  /** All files, the oldest first. */
  List<Path> all() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(folder)) {
      found
          .filter(file -> file.getFileName().toString().matches("chain-\\d{12}\\.log"))
          .sorted()
          .forEach(files::add);
    }
    if (Files.exists(current())) {
      files.add(current());
    }
    return files;
  }

  /** The last whole line of the newest file that has one; "" where there is none. */
  String last() throws IOException {
    List<Path> files = all();
    for (int i = files.size() - 1; i >= 0; i--) {
      String last = lastLineOf(files.get(i));
      if (!last.isEmpty()) {
        return last;
      }
    }
    return "";
  }

  /** Cuts off what follows the last line's end, which a power cut has left; how many bytes. */
  long cutTorn() throws IOException {
    if (!Files.exists(current())) {
      return 0;
    }
    try (FileChannel file = FileChannel.open(current(), StandardOpenOption.WRITE)) {
      long whole = wholeBytes(current());
      long torn = file.size() - whole;
      if (torn > 0) {
        file.truncate(whole);
        file.force(true);
      }
      return torn;
    }
  }

  /**
   * Adds a line; it is on disk then. Where it cannot be written whole nothing of it stays.
   *
   * @param number of the line before it, which names the file that it fills
   */
  void add(String line, long number) throws IOException {
    if (Files.exists(current()) && Files.size(current()) >= capacity) {
      Files.move(current(), folder.resolve("chain-%012d.log".formatted(number)));
    }
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    try (FileChannel file =
        FileChannel.open(current(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long before = file.size();
      try {
        file.position(before);
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(true);
      } catch (IOException e) {
        file.truncate(before);
        throw e;
      }
    }
  }

  private Path current() {
    return folder.resolve(CURRENT);
  }

  private static String lastLineOf(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, in.length() - MAX_LINE_BYTES);
      byte[] tail = new byte[(int) (in.length() - from)];
      in.seek(from);
      in.readFully(tail);
      String text = new String(tail, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n');
      return end < 0 ? "" : text.substring(text.lastIndexOf('\n', end - 1) + 1, end);
    }
  }

  private static long wholeBytes(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      for (long at = in.length(); at > 0; at--) {
        in.seek(at - 1);
        if (in.read() == '\n') {
          return at;
        }
      }
      return 0;
    }
  }
}
