package org.simpp.client.internal.avatars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.simpp.client.Avatars;
import org.simpp.model.Bytes;
import org.simpp.xmpp.avatar.Image;

/**
 * Pictures as files, each named by its hash, so that a damaged one is noticed. They can all be had
 * again: those that were not looked at for longest give way when there are too many. Safe for use
 * by several threads; calls wait for the disk.
 */
final class AvatarFolder {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");

  private final Path folder;
  private final Clock clock;
  private final long maxBytes;

  /** What all files have together; -1 until it was counted. */
  private long bytes = -1;

  AvatarFolder(Path folder, Clock clock, long maxBytes) {
    this.folder = folder;
    this.clock = clock;
    this.maxBytes = maxBytes;
  }

  /** Whether a picture can have that id. */
  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /** The picture of that id; empty where it is not there, or is not that picture. */
  synchronized Optional<Bytes> read(String id) throws IOException {
    Path file = file(id);
    if (!Files.isRegularFile(file) || Files.size(file) > Avatars.MAX_RECEIVED) {
      return Optional.empty();
    }
    byte[] content = Files.readAllBytes(file);
    if (content.length == 0 || !new Image("", Bytes.of(content)).id().equals(id)) {
      Files.delete(file);
      return Optional.empty();
    }
    Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    return Optional.of(Bytes.givenAway(content));
  }

  synchronized void keep(Image image) throws IOException {
    Files.createDirectories(folder);
    Path file = file(image.id());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, image.data().toByteArray());
    Files.setLastModifiedTime(fresh, FileTime.from(clock.instant()));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    bytes = bytes < 0 ? size(files()) : bytes + image.data().length();
    if (bytes > maxBytes) {
      makeRoom();
    }
  }

  /** Down to three quarters, so that it need not be done soon again. */
  private void makeRoom() throws IOException {
    List<Path> files = files();
    bytes = size(files);
    files.sort(Comparator.comparing(AvatarFolder::lastUse));
    for (Path oldest : files) {
      if (bytes <= maxBytes / 4 * 3) {
        return;
      }
      bytes -= Files.size(oldest);
      Files.delete(oldest);
    }
  }

  private static FileTime lastUse(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return new ArrayList<>(all.filter(Files::isRegularFile).toList());
    }
  }

  private static long size(List<Path> files) throws IOException {
    long sum = 0;
    for (Path file : files) {
      sum += Files.size(file);
    }
    return sum;
  }

  private Path file(String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException("an id is a hash in hexadecimal");
    }
    return folder.resolve(id);
  }
}
