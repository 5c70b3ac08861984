package org.simpp.card.keystore;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The file system. By streams and not by channels: an interrupt would close a channel in the middle
 * of a write, and a right PIN would cost a try.
 */
final class FileDisk implements Disk {
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /** Makes the folder, for its owner alone; one that is there is left as it is. */
  static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(OWNER_FOLDER));
    }
  }

  /** Makes an empty file if it is not there; in any case its owner alone may read it. */
  static void make(Path file) throws IOException {
    try {
      Files.createFile(file, attributes(OWNER_FILE));
    } catch (FileAlreadyExistsException e) {
      if (POSIX) {
        Files.setPosixFilePermissions(file, OWNER_FILE);
      }
    }
  }

  @Override
  public boolean exists(Path file) {
    return Files.exists(file);
  }

  @Override
  public byte[] read(Path file, int maxLength) throws IOException {
    try (InputStream in = new FileInputStream(file.toFile())) {
      byte[] content = in.readNBytes(maxLength + 1);
      if (content.length > maxLength) {
        throw new IOException(file + " is longer than " + maxLength + " bytes");
      }
      return content;
    }
  }

  @Override
  public void copy(Path from, Path to) throws IOException {
    make(to);
    try (InputStream source = new FileInputStream(from.toFile());
        FileOutputStream target = new FileOutputStream(to.toFile())) {
      source.transferTo(target);
      target.getFD().sync();
    }
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    make(file);
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(content);
      out.getFD().sync();
    }
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (POSIX) {
      syncFolder(to.toAbsolutePath().resolveSibling(""));
    }
  }

  /** The name of a file is durable once its folder is. */
  private static void syncFolder(Path folder) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (!trySync(folder)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean trySync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
