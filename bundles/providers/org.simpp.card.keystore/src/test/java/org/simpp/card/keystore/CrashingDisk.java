package org.simpp.card.keystore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk whose power goes in the middle of one change; nothing happens after it. */
final class CrashingDisk implements Disk {
  private final Disk disk = new FileDisk();
  private final int lastingBytes;
  private int changesLeft;

  /**
   * @param changes how many changes still succeed
   * @param lastingBytes how much of the one that does not is on the disk
   */
  CrashingDisk(int changes, int lastingBytes) {
    this.changesLeft = changes;
    this.lastingBytes = lastingBytes;
  }

  boolean crashed() {
    return changesLeft < 0;
  }

  @Override
  public boolean exists(Path file) {
    return disk.exists(file);
  }

  @Override
  public byte[] read(Path file, int maxLength) throws IOException {
    return disk.read(file, maxLength);
  }

  @Override
  public void copy(Path from, Path to) throws IOException {
    change();
    disk.copy(from, to);
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    if (changesLeft == 0) {
      disk.write(file, Arrays.copyOf(content, Math.min(content.length, lastingBytes)));
    }
    change();
    disk.write(file, content);
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    change();
    disk.replace(from, to);
  }

  private void change() throws IOException {
    changesLeft--;
    if (changesLeft < 0) {
      changesLeft = -1;
      throw new IOException("the power has gone");
    }
  }
}
