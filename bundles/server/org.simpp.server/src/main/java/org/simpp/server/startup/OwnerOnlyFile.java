package org.simpp.server.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.simpp.model.SecretBytes;

/** A file whose only line is a secret, readable by its owner alone. */
final class OwnerOnlyFile {
  private OwnerOnlyFile() {}

  /**
   * The secret in {@code file}, without the end of its line.
   *
   * @param maxBytes that it can have
   * @throws IOException if it cannot be read, or others can read it, or it is longer
   */
  static SecretBytes read(Path file, int maxBytes) throws IOException {
    requireOwnerOnly(file);
    if (Files.size(file) > maxBytes) {
      throw new IOException(file + " is longer than it can be; write the secret alone into it");
    }
    byte[] content = Files.readAllBytes(file);
    int length = content.length;
    while (length > 0 && (content[length - 1] == '\n' || content[length - 1] == '\r')) {
      length--;
    }
    SecretBytes secret = SecretBytes.takeOver(Arrays.copyOf(content, length));
    Arrays.fill(content, (byte) 0);
    return secret;
  }

  private static void requireOwnerOnly(Path file) throws IOException {
    Set<PosixFilePermission> others =
        EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);
    if (Files.getPosixFilePermissions(file).stream().anyMatch(others::contains)) {
      throw new IOException(file + " can be read by others; run: chmod 600 " + file);
    }
  }
}
