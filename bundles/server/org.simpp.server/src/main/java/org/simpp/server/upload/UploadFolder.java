package org.simpp.server.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The files of all slots. Of a slot there is {@code ID.slot}, which says what it is, {@code
 * ID.part} while the file comes, and {@code ID.file} when it is complete, in one of 256 folders. No
 * name that a client says is part of a path. Blocks; safe for use by many threads.
 */
final class UploadFolder {
  private static final String SLOT = ".slot";
  private static final String PART = ".part";
  private static final String FILE = ".file";

  /** What is left of a slot that was not finished being made or removed. */
  private static final Duration LEFTOVER = Duration.ofHours(1);

  /** Bytes of the disk that uploads leave free. */
  private static final long RESERVE = 256L * 1024 * 1024;

  private final Path folder;

  UploadFolder(Path folder) {
    this.folder = folder;
  }

  /** Told of each slot; may remove it. */
  @FunctionalInterface
  interface Visitor {
    void visit(Slot slot) throws IOException;
  }

  void create(Slot slot) throws IOException {
    Path file = path(slot.id(), SLOT);
    Files.createDirectories(file.getParent());
    Path fresh = path(slot.id(), SLOT + "-new");
    Files.writeString(fresh, slot.toText(), StandardOpenOption.CREATE_NEW);
    move(fresh, file);
  }

  /** The slot of that id; empty where there is none. */
  Optional<Slot> find(String id) throws IOException {
    try {
      return Slot.of(id, Files.readString(path(id, SLOT), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  boolean isComplete(Slot slot) {
    return Files.exists(path(slot.id(), FILE));
  }

  /** How many bytes of a file that is not complete are here. */
  long arrived(Slot slot) throws IOException {
    try {
      return Files.size(path(slot.id(), PART));
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /** When the last of those bytes came, or the slot was made. */
  Instant lastActivity(Slot slot) throws IOException {
    try {
      return Files.getLastModifiedTime(path(slot.id(), PART)).toInstant();
    } catch (NoSuchFileException e) {
      return slot.made();
    }
  }

  /** Opens a file that is not complete, to go on behind its first {@code offset} bytes. */
  FileChannel write(Slot slot, long offset) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path(slot.id(), PART), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.truncate(offset);
      channel.position(offset);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The file is complete from now on; its bytes are on disk. */
  void complete(Slot slot) throws IOException {
    if (!Files.exists(path(slot.id(), SLOT))) {
      throw new NoSuchFileException("the slot has been removed");
    }
    move(path(slot.id(), PART), path(slot.id(), FILE));
  }

  FileChannel read(Slot slot) throws IOException {
    return FileChannel.open(path(slot.id(), FILE), StandardOpenOption.READ);
  }

  /** Removes a slot with its file. */
  void remove(Slot slot) throws IOException {
    Files.deleteIfExists(path(slot.id(), FILE));
    Files.deleteIfExists(path(slot.id(), PART));
    Files.deleteIfExists(path(slot.id(), SLOT));
  }

  /** Whether the disk takes so many bytes and still has room for what the server itself keeps. */
  boolean hasRoomFor(long bytes) throws IOException {
    Files.createDirectories(folder);
    return Files.getFileStore(folder).getUsableSpace() - bytes >= RESERVE;
  }

  /** Goes to every slot, and removes what belongs to none. */
  void visit(Instant now, Visitor visitor) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> shelves = Files.newDirectoryStream(folder, "[0-9a-f][0-9a-f]")) {
      for (Path shelf : shelves) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shelf)) {
          for (Path file : files) {
            visit(now, file, visitor);
          }
        }
      }
    }
  }

  private void visit(Instant now, Path file, Visitor visitor) throws IOException {
    String name = file.getFileName().toString();
    String id = name.length() < 32 ? "" : name.substring(0, 32);
    if (!Slot.isId(id)) {
      return;
    }
    Optional<Slot> slot = name.endsWith(SLOT) ? find(id) : Optional.empty();
    if (slot.isPresent()) {
      visitor.visit(slot.get());
    } else if ((name.endsWith(SLOT) || !Files.exists(path(id, SLOT))) && isLeftover(now, file)) {
      Files.deleteIfExists(file);
    }
  }

  private static boolean isLeftover(Instant now, Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().plus(LEFTOVER).isBefore(now);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private Path path(String id, String kind) {
    if (!Slot.isId(id)) {
      throw new IllegalArgumentException("no slot has such an id");
    }
    return folder.resolve(id.substring(0, 2)).resolve(id + kind);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the folder of the uploads must be one file system", e);
    }
  }
}
