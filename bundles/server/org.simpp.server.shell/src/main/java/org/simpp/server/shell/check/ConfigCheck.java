package org.simpp.server.shell.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keys that nobody reads, options that have got another name, files that others can read. */
final class ConfigCheck {
  private static final String AREA = "config";
  private static final int SIMILAR = 3;

  /** Options in the database's URL, by what says the same today. */
  private static final Map<String, String> REPLACED =
      Map.of(
          "useSSL=true", "sslMode=VERIFY_IDENTITY",
          "useSSL=false", "sslMode=DISABLED",
          "requireSSL=true", "sslMode=VERIFY_IDENTITY",
          "verifyServerCertificate=true", "sslMode=VERIFY_CA",
          "enabledTLSProtocols=", "tlsVersions=",
          "DB_CLOSE_DELAY=-1", "nothing: the server closes the database itself");

  private ConfigCheck() {}

  static List<Finding> run(List<EtcFile> files) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (EtcFile file : files) {
      List<Finding> ofFile = of(file);
      findings.addAll(
          ofFile.isEmpty()
              ? List.of(
                  Finding.good(AREA, file.name(), file.own().size() + " keys, all of them known"))
              : ofFile);
    }
    return findings;
  }

  static List<Finding> of(EtcFile file) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, String> one : file.own().entrySet()) {
      if (!file.known().contains(one.getKey())) {
        findings.add(
            Finding.bad(
                AREA,
                file.name(),
                "nobody reads the key " + one.getKey(),
                similar(one.getKey(), file)
                    .map(meant -> "did you mean " + meant + "? Else remove it")
                    .orElse("remove it")));
      }
      REPLACED.forEach(
          (old, now) -> {
            if (one.getValue().toLowerCase(Locale.ROOT).contains(old.toLowerCase(Locale.ROOT))) {
              findings.add(
                  Finding.bad(
                      AREA,
                      file.name(),
                      "%s: %s is deprecated".formatted(one.getKey(), old),
                      "write " + now));
            }
          });
    }
    boolean holdsPassword = !file.own().getOrDefault("password", "").isEmpty();
    Path own = Path.of(System.getProperty("karaf.etc", "etc"), file.name());
    if (holdsPassword && Files.exists(own) && othersRead(own)) {
      findings.add(
          Finding.bad(
              AREA,
              file.name(),
              "others can read it, and it holds a password",
              "chmod 600 " + own));
    }
    return findings;
  }

  private static boolean othersRead(Path file) throws IOException {
    return Files.getPosixFilePermissions(file).stream()
        .anyMatch(
            one -> one == PosixFilePermission.GROUP_READ || one == PosixFilePermission.OTHERS_READ);
  }

  private static Optional<String> similar(String key, EtcFile file) {
    return file.known().stream()
        .filter(known -> distance(key, known) <= SIMILAR)
        .min(Comparator.comparingInt(known -> distance(key, known)));
  }

  /** How many letters to change, add or leave out, small and capital ones being the same. */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean isSame =
            Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
        now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + (isSame ? 0 : 1));
      }
      before = now;
    }
    return before[other.length()];
  }
}
