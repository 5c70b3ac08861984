package org.simpp.client.history.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.HistoryException.Reason;
import org.simpp.client.history.Notice;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** Makes, checks and mends the file of one account; the lock is its caller's. */
final class HistoryFile {
  private final Path path;
  private final Jid account;
  private final SecretBytes key;
  private final List<Notice> notices = new ArrayList<>();

  HistoryFile(Path path, Jid account, SecretBytes key) {
    this.path = path;
    this.account = account;
    this.key = key;
  }

  /** What was found and done while opening. */
  List<Notice> notices() {
    return List.copyOf(notices);
  }

  /**
   * The open journal, whose good frames have all gone through {@code index}; what withdrawn entries
   * said is not in its file any more.
   */
  Journal open(HistoryIndex index) throws IOException, HistoryException {
    return open(index, true);
  }

  private Journal open(HistoryIndex index, boolean mayForget) throws IOException, HistoryException {
    if (!Files.exists(path)) {
      create(next()).close();
      OwnerOnly.replace(next(), path);
    }
    boolean isWritten;
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      Headers headers = headers(file);
      FrameCipher cipher = unlock(headers.good());
      try {
        JournalScan.Outcome outcome =
            new JournalScan(file, cipher, Journal.firstTag(headers.good()), index).run();
        boolean isSound = outcome.damages() == 0 && headers.bothGood();
        if (!mayForget || !isSound || outcome.torn() || !index.hasTextsToForget()) {
          return isSound ? resume(outcome, cipher) : rewrite(file, cipher, headers.good(), index);
        }
        isWritten = forget(file, cipher, headers.good(), index);
        cipher.close();
      } catch (IOException | HistoryException e) {
        cipher.close();
        throw e;
      }
    }
    if (isWritten) {
      putNextInPlace();
    }
    index.clear();
    return open(index, false);
  }

  private Journal resume(JournalScan.Outcome outcome, FrameCipher cipher) throws IOException {
    if (outcome.torn()) {
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        file.setLength(outcome.goodEnd());
        file.getFD().sync();
      }
      notices.add(
          new Notice(
              Notice.Kind.TORN_TAIL,
              path,
              "The program ended while it was writing to the history of "
                  + account
                  + "; the unfinished entry was removed, everything before it is here."));
    }
    return new Journal(
        path, cipher, outcome.goodEnd(), outcome.lastNumber() + 1, outcome.lastTag());
  }

  /**
   * Writes a file beside that has everything but the texts of withdrawn entries. A crash on the way
   * leaves one file or the other in place, whole; where the disk has no room, the next opening
   * tries again.
   *
   * @return whether it is there, whole and on the disk
   */
  private boolean forget(
      RandomAccessFile from, FrameCipher cipher, FileHeader header, HistoryIndex index) {
    try (Journal kept = create(next())) {
      Forgetting forgetting = new Forgetting(index, kept);
      new JournalScan(from, cipher, Journal.firstTag(header), forgetting).run();
      kept.sync();
      return true;
    } catch (IOException e) {
      notForgotten(e);
      return false;
    }
  }

  private void putNextInPlace() {
    try {
      OwnerOnly.replace(next(), path);
    } catch (IOException e) {
      notForgotten(e);
    }
  }

  private void notForgotten(IOException cause) {
    boolean isGone = next().toFile().delete();
    System.getLogger(HistoryFile.class.getName())
        .log(
            System.Logger.Level.WARNING,
            "texts of withdrawn entries stay in the history for now: {0} (removed: {1})",
            cause.getMessage(),
            isGone);
  }

  /** Keeps the damaged file beside, and puts the good frames into a new one in its place. */
  private Journal rewrite(
      RandomAccessFile damaged, FrameCipher cipher, FileHeader header, HistoryIndex index)
      throws IOException, HistoryException {
    Path kept = keepDamaged();
    index.clear();
    try (cipher;
        Journal good = create(next())) {
      JournalScan.Sink copy = (place, plaintext) -> good.write(place.number(), plaintext);
      new JournalScan(damaged, cipher, Journal.firstTag(header), copy).run();
      good.sync();
    }
    OwnerOnly.replace(next(), path);
    Journal mended = new HistoryFile(path, account, key).open(index);
    notices.add(
        new Notice(
            Notice.Kind.DAMAGED,
            kept,
            "A part of the history of "
                + account
                + " was damaged and cannot be shown; the "
                + index.size()
                + " entries that are whole are here. The damaged file is kept as "
                + kept
                + "; a backup of it may have what is missing."));
    return mended;
  }

  private Path keepDamaged() throws IOException {
    Path kept = Path.of(path + ".damaged");
    for (int count = 2; Files.exists(kept); count++) {
      kept = Path.of(path + ".damaged-" + count);
    }
    Files.copy(path, kept, StandardCopyOption.COPY_ATTRIBUTES);
    OwnerOnly.sync(kept);
    return kept;
  }

  /** A file is made here and then put in its place, so that none is ever there by half. */
  private Path next() {
    return Path.of(path + ".next");
  }

  private Journal create(Path file) throws IOException {
    byte[] salt = new byte[FileHeader.SALT_LENGTH];
    new SecureRandom().nextBytes(salt);
    HistoryKeys keys = HistoryKeys.derive(key, Bytes.of(salt), account);
    FileHeader header = new FileHeader(FileHeader.VERSION, Bytes.of(salt), keys.check());
    Files.deleteIfExists(file);
    OwnerOnly.make(file);
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.write(header.encodeTwice());
      made.getFD().sync();
    }
    return new Journal(
        file, new FrameCipher(keys.sealing()), FileHeader.TOTAL, 0, Journal.firstTag(header));
  }

  private record Headers(FileHeader good, boolean bothGood) {}

  private Headers headers(RandomAccessFile file) throws IOException, HistoryException {
    Optional<FileHeader> first = header(file, 0);
    Optional<FileHeader> second = header(file, FileHeader.LENGTH);
    FileHeader good =
        first
            .or(() -> second)
            .orElseThrow(
                () ->
                    new HistoryException(
                        Reason.DAMAGED,
                        "the history "
                            + path
                            + " cannot be read: its beginning is damaged. It was"
                            + " left as it is; restore it from a backup, or move it away to begin"
                            + " a new one"));
    if (good.version() != FileHeader.VERSION) {
      throw new HistoryException(
          Reason.DAMAGED,
          "the history " + path + " was written by a newer version of this program; use that one");
    }
    return new Headers(good, first.equals(second));
  }

  private static Optional<FileHeader> header(RandomAccessFile file, int offset) throws IOException {
    byte[] encoded = new byte[FileHeader.LENGTH];
    if (file.length() < offset + encoded.length) {
      return Optional.empty();
    }
    file.seek(offset);
    file.readFully(encoded);
    return FileHeader.decode(encoded);
  }

  private FrameCipher unlock(FileHeader header) throws HistoryException {
    HistoryKeys keys = HistoryKeys.derive(key, header.salt(), account);
    if (!keys.check().equals(header.check())) {
      keys.close();
      throw new HistoryException(
          Reason.WRONG_KEY,
          "the history "
              + path
              + " was made with another key than this card's, or for another"
              + " account than "
              + account
              + "; use that card, or move the file away");
    }
    return new FrameCipher(keys.sealing());
  }
}
