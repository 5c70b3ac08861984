package org.simpp.server.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.server.AuditLog.Entry;
import org.simpp.server.AuditLog.Head;
import org.simpp.server.AuditLog.Verdict;
import org.simpp.server.administration.Audit;

/**
 * Adds lines to the trail. A line is on disk, and the head after it, before {@link #append}
 * returns. Safe for use by many threads; one trail a folder.
 */
public final class AuditTrail implements Audit.Trail {
  static final long FILE_BYTES = 8L * 1024 * 1024;

  /** What a line says that the server itself adds where the trail is not as it left it. */
  static final String BROKEN = "what=audit-broken";

  private static final long ROOM = 1024L * 1024;

  private final TrailFiles files;
  private final HeadFile headFile;
  private final Seal seal;
  private final Clock clock;
  private Head head;

  private AuditTrail(TrailFiles files, HeadFile headFile, Seal seal, Clock clock, Head head) {
    this.files = files;
    this.headFile = headFile;
    this.seal = seal;
    this.clock = clock;
    this.head = head;
  }

  /**
   * Goes on with the trail in {@code folder}, or begins it.
   *
   * @param keys the folder that has its key and its head
   * @throws IOException if it cannot be written there
   */
  public static AuditTrail open(Path folder, Path keys, Clock clock) throws IOException {
    return open(folder, keys, clock, FILE_BYTES);
  }

  static AuditTrail open(Path folder, Path keys, Clock clock, long fileBytes) throws IOException {
    Files.createDirectories(keys);
    Seal seal = Seal.with(keys.resolve("audit.key"));
    TrailFiles files = new TrailFiles(folder, fileBytes);
    HeadFile headFile = new HeadFile(keys.resolve("audit.head"), seal);
    AuditTrail trail =
        new AuditTrail(files, headFile, seal, clock, new Head(0, TrailLine.NOTHING_BEFORE));
    trail.takeUp();
    return trail;
  }

  /** Where the trail ends. */
  public synchronized Head head() {
    return head;
  }

  @Override
  public synchronized String append(String what) throws IOException {
    TrailLine line =
        TrailLine.following(seal, head.number() + 1, head.hash(), clock.instant(), what);
    files.add(line.written(), head.number());
    head = new Head(line.number(), line.hash());
    headFile.write(head);
    return line.written();
  }

  @Override
  public void requireRoom() throws IOException {
    long free = Files.getFileStore(files.folder()).getUsableSpace();
    if (free < ROOM) {
      throw new IOException(
          "there is no room for the audit trail in %s: %d bytes are free"
              .formatted(files.folder(), free));
    }
  }

  /** Checks every line; {@code known} is a head that was kept elsewhere. */
  public synchronized Verdict verify(@Nullable Head known) throws IOException {
    return new TrailCheck(files, headFile, seal).run(known);
  }

  /** The last lines, the oldest of them first. */
  public synchronized List<Entry> tail(int lines) throws IOException {
    return TrailTail.of(files, lines);
  }

  /**
   * Finds its place again. One line more than the head knows of is what a power cut leaves between
   * the two; anything else is noted in the trail itself, for good.
   */
  private void takeUp() throws IOException {
    long torn = files.cutTorn();
    Optional<Head> known = headFile.read();
    Optional<TrailLine> last = TrailLine.parse(files.last());
    if (known.isEmpty() && last.isEmpty() && files.all().isEmpty()) {
      headFile.write(head);
      return;
    }
    Head ended = known.orElse(head);
    head = ended;
    if (known.isPresent() && last.isPresent() && follows(last.get(), ended)) {
      head = new Head(last.get().number(), last.get().hash());
      headFile.write(head);
    } else if (known.isEmpty() || last.isEmpty() || !isAt(last.get(), ended)) {
      head = last.filter(line -> line.number() > ended.number()).map(AuditTrail::at).orElse(ended);
      append(
          ("who=\"%s\" %s on=trail result=done why=\"it ends otherwise than the server left it:"
                  + " the head is %s, the last line %s\"")
              .formatted(
                  Audit.BY_ITSELF,
                  BROKEN,
                  known.map(one -> "" + one.number()).orElse("missing or not this server's"),
                  last.map(one -> "" + one.number()).orElse("missing or unreadable")));
    }
    if (torn > 0) {
      append(
          "who=\"%s\" what=audit-torn on=trail result=done why=\"%d bytes of an unfinished line\""
              .formatted(Audit.BY_ITSELF, torn));
    }
  }

  private static Head at(TrailLine line) {
    return new Head(line.number(), line.hash());
  }

  private static boolean isAt(TrailLine line, Head head) {
    return line.number() == head.number() && line.hash().equals(head.hash());
  }

  private boolean follows(TrailLine line, Head head) {
    return line.number() == head.number() + 1
        && line.hash().equals(Seal.hash(head.hash(), line.text()))
        && seal.fits(line.seal(), line.hash());
  }
}
