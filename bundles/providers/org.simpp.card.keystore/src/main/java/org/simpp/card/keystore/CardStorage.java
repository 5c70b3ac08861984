package org.simpp.card.keystore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.simpp.card.CardException;
import org.simpp.card.CardException.Reason;

/**
 * One card on the disk, in two copies: the card, and the last state that was read back whole
 * ({@code .previous}). At every moment at least one of them is whole, so a crash at any point
 * leaves the state before or the state after.
 */
final class CardStorage {
  static final String SUFFIX = ".card";

  private final Disk disk;
  private final Path card;
  private final Path previous;
  private final Path next;
  private final Path damaged;

  CardStorage(Disk disk, Path folder, String serial) {
    this.disk = disk;
    this.card = folder.resolve(serial + SUFFIX);
    this.previous = folder.resolve(serial + SUFFIX + ".previous");
    this.next = folder.resolve(serial + SUFFIX + ".next");
    this.damaged = folder.resolve(serial + SUFFIX + ".damaged");
  }

  /**
   * What was read.
   *
   * @param trouble why the older copy was taken; empty if the newer one was whole
   */
  record Loaded(CardFile card, String trouble) {}

  boolean exists() {
    return disk.exists(card);
  }

  /**
   * @throws CardException with {@link Reason#REMOVED} or {@link Reason#DAMAGED}
   */
  Loaded load() throws CardException {
    if (!exists()) {
      throw new CardException(
          Reason.REMOVED, "the card " + card + " is no longer there; put it back and try again");
    }
    try {
      return new Loaded(read(card), "");
    } catch (DamagedFileException newer) {
      return new Loaded(loadPrevious(newer), trouble(newer));
    }
  }

  /** Replaces the state; durable in both copies when this returns. */
  void store(CardFile state) throws CardException {
    byte[] content = CardFormat.encode(state);
    try {
      keepWhatIsDamaged();
      disk.write(next, content);
      disk.replace(next, card);
      if (!Arrays.equals(disk.read(card, CardFormat.MAX_LENGTH), content)) {
        throw new IOException("what was written to " + card + " reads differently");
      }
      disk.write(next, content);
      disk.replace(next, previous);
    } catch (IOException e) {
      throw new CardException(
          Reason.UNAVAILABLE,
          "the card " + card + " cannot be written: " + e + "; check the disk and the folder",
          e);
    }
  }

  private CardFile loadPrevious(DamagedFileException newer) throws CardException {
    try {
      if (!newer.isNewerFormat()) {
        return read(previous);
      }
    } catch (DamagedFileException older) {
      newer.addSuppressed(older);
    }
    throw new CardException(
        Reason.DAMAGED,
        "the card "
            + card
            + " cannot be read: "
            + newer.getMessage()
            + "; nothing was changed. Restore the file from a backup, or ask for a new card",
        newer);
  }

  private String trouble(DamagedFileException newer) {
    return "the card "
        + card
        + " could not be read: "
        + newer.getMessage()
        + "; its last good copy is used, and the damaged file is kept as "
        + damaged.getFileName();
  }

  private CardFile read(Path file) throws DamagedFileException {
    try {
      return CardFormat.decode(disk.read(file, CardFormat.MAX_LENGTH));
    } catch (IOException e) {
      throw new DamagedFileException("the disk says " + e, e);
    }
  }

  private void keepWhatIsDamaged() throws IOException {
    if (!exists()) {
      return;
    }
    try {
      read(card);
    } catch (DamagedFileException e) {
      disk.copy(card, damaged);
    }
  }
}
