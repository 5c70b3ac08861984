package org.simpp.server.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.server.AuditLog.Head;
import org.simpp.server.AuditLog.Verdict;

/** One look through the whole trail, and what is not as it was written. */
final class TrailCheck {
  private static final int MAX_FINDINGS = 20;

  private final TrailFiles files;
  private final HeadFile headFile;
  private final Seal seal;
  private final List<String> findings = new ArrayList<>();
  private Head before = new Head(0, TrailLine.NOTHING_BEFORE);
  private long lines;
  private @Nullable Head known;
  private boolean isKnownMet;

  TrailCheck(TrailFiles files, HeadFile headFile, Seal seal) {
    this.files = files;
    this.headFile = headFile;
    this.seal = seal;
  }

  Verdict run(@Nullable Head kept) throws IOException {
    known = kept;
    for (Path file : files.all()) {
      try (BufferedReader in = Files.newBufferedReader(file)) {
        int at = 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          check(line, file.getFileName() + " line " + at);
          at++;
        }
      }
    }
    checkHead();
    if (kept != null && !isKnownMet) {
      find(
          "the head that was kept elsewhere, line %d with the hash %s, is not in the trail"
              .formatted(kept.number(), kept.hash()));
    }
    return new Verdict(lines, before, findings);
  }

  private void check(String written, String where) {
    lines++;
    Optional<TrailLine> parsed = TrailLine.parse(written);
    if (parsed.isEmpty()) {
      find(where + ": this is no line of the trail");
      return;
    }
    TrailLine line = parsed.get();
    if (line.number() != before.number() + 1) {
      find(
          "%s: number %d follows %d; lines are missing, doubled or moved"
              .formatted(where, line.number(), before.number()));
    } else if (!line.hash().equals(Seal.hash(before.hash(), line.text()))) {
      find("%s: number %d or the one before it has been changed".formatted(where, line.number()));
    }
    if (!seal.fits(line.seal(), line.hash())) {
      find("%s: number %d was not sealed by this server".formatted(where, line.number()));
    }
    if (line.text().contains(" " + AuditTrail.BROKEN + " ")) {
      find("%s: the server found then: %s".formatted(where, line.entry().why()));
    }
    before = new Head(line.number(), line.hash());
    isKnownMet |= before.equals(known);
  }

  private void checkHead() throws IOException {
    Optional<Head> head = headFile.read();
    if (head.isEmpty()) {
      find(headFile.file().getFileName() + ": it is missing, or not this server's");
    } else if (!head.get().equals(before)) {
      find(
          "the trail ends with number %d, the server left it at %d; its end has been cut off or changed"
              .formatted(before.number(), head.get().number()));
    }
  }

  private void find(String what) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(what);
    } else if (findings.size() == MAX_FINDINGS) {
      findings.add("and more of the kind");
    }
  }
}
