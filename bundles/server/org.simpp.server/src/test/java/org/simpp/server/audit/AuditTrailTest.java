package org.simpp.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.server.AuditLog.Entry;
import org.simpp.server.AuditLog.Head;

class AuditTrailTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC);
  private static final int SMALL_FILES = 600;

  @TempDir Path home;

  private AuditTrail trail;

  @BeforeEach
  void write() throws IOException {
    trail = open();
    for (String name : List.of("ann", "ben", "cleo")) {
      trail.append("who=\"op\" what=user-add on=" + name + "@example result=done");
    }
  }

  @Test
  void intact_hasNoFindings_alsoAfterARestart() throws IOException {
    assertThat(findings(trail)).isEmpty();
    AuditTrail restarted = open();
    restarted.append("who=\"op\" what=user-add on=dora@example result=done");

    assertThat(findings(restarted)).isEmpty();
    assertThat(restarted.verify(null).lines()).isEqualTo(4);
    assertThat(restarted.verify(null).head()).isEqualTo(restarted.head());
    assertThat(restarted.head().number()).isEqualTo(4);
  }

  @Test
  void line_isItsHashOverTheOneBefore() throws IOException {
    List<String> lines = lines();
    String text = lines.get(0).substring(0, lines.get(0).indexOf(" hash="));

    assertThat(text)
        .isEqualTo(
            "seq=1 at=2026-01-02T03:04:05.678Z who=\"op\" what=user-add on=ann@example result=done");
    assertThat(lines.get(0)).contains(" hash=" + Seal.hash("0".repeat(64), text) + " seal=");
  }

  @Test
  void tail_isTheLastLines_acrossFiles() throws IOException {
    AuditTrail small = AuditTrail.open(home.resolve("s"), home.resolve("k"), CLOCK, SMALL_FILES);
    for (int i = 1; i <= 10; i++) {
      small.append(
          "who=\"op\" what=user-passwd on=a" + i + "@example result=refused why=\"too short\"");
    }

    assertThat(new TrailFiles(home.resolve("s"), SMALL_FILES).all()).hasSizeGreaterThan(2);
    assertThat(findings(small)).isEmpty();
    assertThat(small.tail(7))
        .extracting(Entry::number)
        .containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L);
    Entry last = small.tail(1).get(0);
    assertThat(last)
        .isEqualTo(
            new Entry(
                10,
                "2026-01-02T03:04:05.678Z",
                "op",
                "user-passwd",
                "a10@example",
                "refused",
                "too short",
                small.head().hash()));
    assertThat(findings(AuditTrail.open(home.resolve("s"), home.resolve("k"), CLOCK, SMALL_FILES)))
        .isEmpty();
  }

  @Test
  void fullFile_removed_isFound() throws IOException {
    AuditTrail small = AuditTrail.open(home.resolve("s"), home.resolve("k"), CLOCK, SMALL_FILES);
    for (int i = 1; i <= 10; i++) {
      small.append("who=\"op\" what=user-add on=a" + i + "@example result=done");
    }
    Files.delete(new TrailFiles(home.resolve("s"), SMALL_FILES).all().get(0));

    assertThat(findings(small).get(0)).contains("follows 0; lines are missing");
  }

  @Test
  void editedLine_isFound() throws IOException {
    List<String> lines = lines();
    lines.set(1, lines.get(1).replace("ben@", "bea@"));
    rewrite(lines);

    assertThat(findings(trail)).singleElement().asString().contains("chain.log line 2", "changed");
  }

  @Test
  void editedLine_withItsHashAndAllAfterItMadeAnew_isFound() throws IOException {
    List<String> lines = lines();
    List<String> forged = new ArrayList<>();
    String before = TrailLine.NOTHING_BEFORE;
    for (String line : lines) {
      TrailLine own = TrailLine.parse(line.replace("ben@", "bea@")).orElseThrow();
      before = Seal.hash(before, own.text());
      forged.add(new TrailLine(own.number(), own.text(), before, own.seal()).written());
    }
    rewrite(forged);

    assertThat(findings(trail)).anyMatch(one -> one.contains("not sealed by this server"));
    assertThat(findings(trail)).anyMatch(one -> one.contains("ends with number 3"));
  }

  @Test
  void removedLine_isFound() throws IOException {
    List<String> lines = lines();
    lines.remove(1);
    rewrite(lines);

    assertThat(findings(trail).get(0)).contains("number 3 follows 1");
  }

  @Test
  void exchangedLines_areFound() throws IOException {
    List<String> lines = lines();
    lines.add(0, lines.remove(1));
    rewrite(lines);

    assertThat(findings(trail)).isNotEmpty();
  }

  @Test
  void addedLine_ofSomebodyElse_isFound_andNotTakenUp() throws IOException {
    TrailLine last = TrailLine.parse(lines().get(2)).orElseThrow();
    String text =
        "seq=4 at=2026-01-02T03:04:06Z who=\"op\" what=user-add on=eve@example result=done";
    TrailLine forged = new TrailLine(4, text, Seal.hash(last.hash(), text), "0".repeat(32));
    List<String> lines = lines();
    lines.add(forged.written());
    rewrite(lines);

    assertThat(findings(open())).anyMatch(one -> one.contains("number 4 was not sealed"));
    assertThat(findings(open())).anyMatch(one -> one.contains("otherwise than the server left it"));
  }

  @Test
  void cutEnd_isFound_andStaysFoundAfterARestart() throws IOException {
    rewrite(lines().subList(0, 2));

    assertThat(findings(trail)).singleElement().asString().contains("cut off", "at 3");
    AuditTrail restarted = open();
    restarted.append("who=\"op\" what=user-add on=dora@example result=done");
    assertThat(findings(restarted)).anyMatch(one -> one.contains("number 4 follows 2"));
    assertThat(findings(restarted))
        .anyMatch(one -> one.contains("otherwise than the server left it"));
  }

  @Test
  void missingHead_isFound_andStaysFoundAfterARestart() throws IOException {
    Files.delete(home.resolve("keys/audit.head"));

    assertThat(findings(trail)).singleElement().asString().contains("audit.head");
    assertThat(findings(open())).anyMatch(one -> one.contains("missing or not this server's"));
  }

  @Test
  void everythingPutBack_isFoundByAHeadKeptElsewhere() throws IOException {
    copy("audit/chain.log", "chain.then");
    copy("keys/audit.head", "head.then");
    trail.append("who=\"op\" what=user-delete on=ann@example result=done");
    Head kept = trail.head();
    assertThat(trail.verify(kept).findings()).isEmpty();
    copy("chain.then", "audit/chain.log");
    copy("head.then", "keys/audit.head");

    AuditTrail restarted = open();

    assertThat(findings(restarted)).isEmpty();
    assertThat(restarted.verify(kept).findings())
        .singleElement()
        .asString()
        .contains("kept elsewhere", "line 4");
  }

  @Test
  void powerCut_betweenLineAndHead_losesNothing() throws IOException {
    copy("keys/audit.head", "head.then");
    trail.append("who=\"op\" what=user-add on=dora@example result=done");
    copy("head.then", "keys/audit.head");

    AuditTrail restarted = open();

    assertThat(restarted.head().number()).isEqualTo(4);
    assertThat(findings(restarted)).isEmpty();
  }

  @Test
  void powerCut_withinALine_leavesANote() throws IOException {
    Files.writeString(
        home.resolve("audit/chain.log"),
        Files.readString(home.resolve("audit/chain.log")) + "seq=4 at=2026-01");

    AuditTrail restarted = open();

    assertThat(findings(restarted)).isEmpty();
    assertThat(restarted.tail(1).get(0).what()).isEqualTo("audit-torn");
  }

  @Test
  void key_isItsOwnersAlone() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("keys/audit.key"))))
        .isEqualTo("rw-------");
  }

  private AuditTrail open() throws IOException {
    return AuditTrail.open(home.resolve("audit"), home.resolve("keys"), CLOCK);
  }

  private static List<String> findings(AuditTrail trail) throws IOException {
    return trail.verify(null).findings();
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(home.resolve("audit/chain.log")));
  }

  private void rewrite(List<String> lines) throws IOException {
    Files.write(home.resolve("audit/chain.log"), lines);
  }

  private void copy(String from, String to) throws IOException {
    Files.copy(home.resolve(from), home.resolve(to), StandardCopyOption.REPLACE_EXISTING);
  }
}
