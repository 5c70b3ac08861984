package org.simpp.server.shell.check;

import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.simpp.server.AdministrationException;
import org.simpp.server.AuditLog;
import org.simpp.server.ServerAdministration;
import org.simpp.server.ServerCertificates;
import org.simpp.server.ServerHealth;
import org.simpp.server.ServerStatus;

/** All areas, and those that ask the running server. */
public final class ServerCheck {
  /** In the order in which they are looked at. */
  public static final Set<String> AREAS = areas();

  private static final int MANY_DAYS = 14;
  private static final long LONG_MILLIS = 500;

  /** Looks at one area. */
  @FunctionalInterface
  private interface Area {
    List<Finding> look() throws AdministrationException, IOException;
  }

  private final ServerStatus status;
  private final ServerAdministration administration;
  private final ServerCertificates certificates;
  private final ServerHealth health;
  private final AuditLog audit;

  public ServerCheck(
      ServerStatus status,
      ServerAdministration administration,
      ServerCertificates certificates,
      ServerHealth health,
      AuditLog audit) {
    this.status = status;
    this.administration = administration;
    this.certificates = certificates;
    this.health = health;
    this.audit = audit;
  }

  /** What was found in the areas that are {@code wanted}. */
  public List<Finding> run(Collection<String> wanted) {
    ServerStatus.Snapshot now = status.now();
    Map<String, Area> all = new LinkedHashMap<>();
    all.put("config", () -> ConfigCheck.run(EtcFile.all()));
    all.put("dns", () -> DnsCheck.run(now.domain(), now.ports()));
    all.put("certs", () -> certificates(now.domain(), Instant.now()));
    all.put("db", this::database);
    all.put("cards", () -> List.of(card(now)));
    all.put("clock", () -> MachineCheck.clock(audit.tail(1), Instant.now()));
    all.put("disk", MachineCheck::disk);
    List<Finding> findings = new ArrayList<>();
    all.forEach(
        (name, area) -> {
          if (wanted.contains(name)) {
            findings.addAll(look(name, area));
          }
        });
    return findings;
  }

  private static List<Finding> look(String name, Area area) {
    try {
      return area.look();
    } catch (AdministrationException | IOException e) {
      return List.of(Finding.bad(name, name, String.valueOf(e.getMessage()), "run simpp:status"));
    }
  }

  private List<Finding> certificates(String domain, Instant now) throws AdministrationException {
    List<Finding> findings = new ArrayList<>();
    for (ServerCertificates.Served one : certificates.served()) {
      X509Certificate own = one.certificate();
      long days = Duration.between(now, own.getNotAfter().toInstant()).toDays();
      String renew = "put a new one into its place (tls/), then simpp:cert-reload --verify";
      String detail =
          "%d days left, %s"
              .formatted(days, isSelfSigned(own) ? "signed by itself" : "signed by another");
      findings.add(
          days >= MANY_DAYS
              ? Finding.good("certs", one.purpose(), detail)
              : Finding.bad("certs", one.purpose(), detail, renew));
      if (!names(own).contains(domain)) {
        findings.add(Finding.bad("certs", one.purpose(), "it does not name " + domain, renew));
      }
    }
    return findings;
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
  }

  private static Set<String> names(X509Certificate certificate) {
    Set<String> names = new TreeSet<>();
    try {
      Collection<List<?>> found = certificate.getSubjectAlternativeNames();
      if (found != null) {
        found.forEach(name -> names.add(String.valueOf(name.get(1))));
      }
    } catch (CertificateParsingException e) {
      // it names nobody then, which is said
      return names;
    }
    return names;
  }

  private List<Finding> database() throws AdministrationException {
    long begun = System.nanoTime();
    var unused = administration.accounts("", 1);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    String detail = "answered within " + millis + " ms";
    List<Finding> findings = new ArrayList<>();
    findings.add(
        millis < LONG_MILLIS
            ? Finding.good("db", "database", detail)
            : Finding.bad(
                "db", "database", detail, "simpp:stats simpp_store shows which question is slow"));
    health.ready().stream()
        .filter(one -> one.name().equals(ServerHealth.JOURNAL))
        .map(ServerCheck::journal)
        .forEach(findings::add);
    return findings;
  }

  private static Finding journal(ServerHealth.Check one) {
    String what = "session journal";
    return one.good()
        ? Finding.good("db", what, one.detail())
        : Finding.bad("db", what, one.detail(), "df -h shows its disk: the folder journal");
  }

  private static Finding card(ServerStatus.Snapshot now) {
    return now.kus().isEmpty()
        ? Finding.bad(
            "cards",
            "server's card",
            "is not open: " + String.join("; ", now.trouble()),
            "simpp:status says why; restore keys/ from a backup where it is lost")
        : Finding.good("cards", "server's card", "open, its key is " + now.kusFingerprint());
  }

  private static Set<String> areas() {
    return Collections.unmodifiableSet(
        new LinkedHashSet<>(List.of("config", "dns", "certs", "db", "cards", "clock", "disk")));
  }
}
