package org.simpp.card.keystore;

import java.io.IOException;
import java.nio.file.Path;

/** The few things that a card asks of a disk; each is durable when it returns. */
interface Disk {
  boolean exists(Path file);

  /**
   * All of a file.
   *
   * @throws IOException also if it is longer than {@code maxLength}
   */
  byte[] read(Path file, int maxLength) throws IOException;

  /** Copies a file of any length. */
  void copy(Path from, Path to) throws IOException;

  /** Makes or overwrites a file that its owner alone may read. */
  void write(Path file, byte[] content) throws IOException;

  /**
   * Puts {@code from} in the place of {@code to}, in one step that happens wholly or not at all.
   */
  void replace(Path from, Path to) throws IOException;
}
