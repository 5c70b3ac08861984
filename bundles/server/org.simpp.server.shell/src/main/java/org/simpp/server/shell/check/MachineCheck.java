package org.simpp.server.shell.check;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.simpp.server.AuditLog;

/** The clock and the disk of the machine. */
final class MachineCheck {
  private static final long ENOUGH_BYTES = 1L << 30;
  private static final int ENOUGH_PERCENT = 5;
  private static final Duration SAME = Duration.ofSeconds(5);
  private static final Path TIMESYNC = Path.of("/run/systemd/timesync");

  private MachineCheck() {}

  static List<Finding> clock(List<AuditLog.Entry> last, Instant now) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (AuditLog.Entry entry : last) {
      findings.add(afterTrail(entry.at(), now));
    }
    Path probe = Files.createTempFile("simpp", ".clock");
    try {
      Duration apart = Duration.between(Files.getLastModifiedTime(probe).toInstant(), now).abs();
      findings.add(
          apart.compareTo(SAME) < 0
              ? Finding.good("clock", "disk", "has the same time")
              : Finding.bad(
                  "clock",
                  "disk",
                  "its time is %d s apart".formatted(apart.toSeconds()),
                  "let one clock lead both machines"));
    } finally {
      Files.delete(probe);
    }
    if (Files.isDirectory(TIMESYNC)) {
      findings.add(
          Files.exists(TIMESYNC.resolve("synchronized"))
              ? Finding.good("clock", "network", "is in step with a time server")
              : Finding.bad(
                  "clock", "network", "is not in step with a time server", "timedatectl status"));
    }
    return findings;
  }

  private static Finding afterTrail(String at, Instant now) {
    try {
      Instant last = Instant.parse(at);
      return last.isAfter(now)
          ? Finding.bad(
              "clock",
              "audit trail",
              "its last line is of %s, later than now".formatted(last),
              "set the clock; it has gone back")
          : Finding.good("clock", "audit trail", "its last line is of " + last);
    } catch (DateTimeParseException e) {
      return Finding.bad(
          "clock", "audit trail", "its last line has no time", "run simpp:audit-verify");
    }
  }

  static List<Finding> disk() throws IOException {
    Path data = Path.of(System.getProperty("karaf.base", ""));
    FileStore store = Files.getFileStore(data);
    long free = store.getUsableSpace();
    long percent = store.getTotalSpace() == 0 ? 100 : free * 100 / store.getTotalSpace();
    String detail = "%d MB free, %d %%".formatted(free >> 20, percent);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        free >= ENOUGH_BYTES && percent >= ENOUGH_PERCENT
            ? Finding.good("disk", data.toString(), detail)
            : Finding.bad("disk", data.toString(), detail, "make room, or take a larger disk"));
    String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(data));
    findings.add(
        rights.endsWith("------")
            ? Finding.good("disk", "rights", "only the server reads its folder")
            : Finding.bad("disk", "rights", rights, "chmod 700 " + data));
    return findings;
  }
}
