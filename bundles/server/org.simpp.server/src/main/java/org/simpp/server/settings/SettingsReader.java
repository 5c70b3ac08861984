package org.simpp.server.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.simpp.model.Jid;
import org.simpp.server.settings.ServerSettings.Limits;
import org.simpp.server.settings.ServerSettings.Personal;

/** Reads the settings from the configuration's properties; what is not there has its default. */
public final class SettingsReader {
  private static final long MEBIBYTE = 1_048_576;

  private final Map<String, ?> properties;

  private SettingsReader(Map<String, ?> properties) {
    this.properties = properties;
  }

  /**
   * The settings that {@code properties} make.
   *
   * @throws SettingsException if a value is out of its range; it names key, value and range
   */
  public static ServerSettings read(Map<String, ?> properties) throws SettingsException {
    return new SettingsReader(properties).settings();
  }

  private ServerSettings settings() throws SettingsException {
    return new ServerSettings(
        domain(),
        truth("laboratory", false),
        truth("unboundFallback", true),
        path("pinFile", "keys/pin"),
        oneOf("cardTechnology", "keystore", Set.of("keystore", "pkcs11", "piv", "pcsc")),
        new ServerSettings.Archives(
            truth("archive", true), Duration.ofDays(number("archiveDays", 0, 0, 36_500))),
        service(),
        push(),
        uploads(),
        limits());
  }

  private ServerSettings.Uploads uploads() throws SettingsException {
    return new ServerSettings.Uploads(
        truth("uploads", true),
        number("maxUploadMebibytes", 1_024, 1, 1_048_576) * MEBIBYTE,
        number("maxUploadedMebibytes", 4_096, 1, 1_048_576) * MEBIBYTE,
        number("maxUploadsPerHour", 500, 1, 100_000),
        Duration.ofDays(number("uploadDays", 30, 1, 3_650)));
  }

  private ServerSettings.Service service() throws SettingsException {
    ServiceReader.Texts texts = key -> text(key, "");
    Path secret = path("turnSecretFile", "");
    return new ServerSettings.Service(
        ServiceReader.contacts(texts),
        ServiceReader.services(texts, !secret.toString().isEmpty()),
        secret,
        Duration.ofHours(number("turnCredentialHours", 24, 1, 720)),
        ServiceReader.accounts("administrators", texts),
        truth("requestsFromStrangers", false));
  }

  private ServerSettings.Push push() throws SettingsException {
    String summary = oneOf("pushSummary", "count", Set.of("count", "sender", "body"));
    return new ServerSettings.Push(
        ServiceReader.accounts("pushServices", key -> text(key, "")),
        ServerSettings.Push.Summary.valueOf(summary.toUpperCase(Locale.ROOT)));
  }

  private Limits limits() throws SettingsException {
    return new Limits(
        number("maxRosterItems", 1_000, 1, 10_000),
        number("maxHeldStanzas", 1_000, 0, 100_000),
        number("maxResources", 10, 1, 100),
        number("maxWaitingTasks", 1_000, 10, 100_000),
        number("passwordIterations", 10_000, 10_000, 1_000_000),
        Duration.ofSeconds(number("resumptionSeconds", 300, 0, 3_600)),
        Duration.ofDays(number("invitationDays", 7, 1, 90)),
        Duration.ofDays(number("loginTokenDays", 21, 0, 365)),
        personal());
  }

  private Personal personal() throws SettingsException {
    return new Personal(
        number("maxBlockedAddresses", 1_000, 1, 10_000),
        number("maxPublishNodes", 200, 1, 10_000),
        number("maxPublishedItems", 1_000, 1, 10_000),
        number("maxPublishedItemBytes", 131_072, 1_024, 1_048_576),
        number("maxPublishedBytes", 10_485_760, 65_536, 1_073_741_824),
        number("maxPrivateDocuments", 100, 1, 10_000),
        number("maxDocumentBytes", 65_536, 1_024, 1_048_576));
  }

  private Jid domain() throws SettingsException {
    String value = text("domain", "simpp.local");
    try {
      Jid domain = Jid.of(value);
      if (domain.isDomain() && domain.isBare()) {
        return domain;
      }
    } catch (IllegalArgumentException e) {
      throw refused("domain", value, "a domain name; " + e.getMessage());
    }
    throw refused("domain", value, "a domain name without @ and /");
  }

  private boolean truth(String key, boolean otherwise) throws SettingsException {
    String value = text(key, String.valueOf(otherwise));
    if (!value.equals("true") && !value.equals("false")) {
      throw refused(key, value, "true or false");
    }
    return value.equals("true");
  }

  private int number(String key, int otherwise, int least, int most) throws SettingsException {
    String value = text(key, String.valueOf(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw refused(key, value, "a whole number from " + least + " to " + most);
    }
    throw refused(key, value, "from " + least + " to " + most);
  }

  private String oneOf(String key, String otherwise, Set<String> permitted)
      throws SettingsException {
    String value = text(key, otherwise);
    if (!permitted.contains(value)) {
      throw refused(key, value, "one of " + permitted.stream().sorted().toList());
    }
    return value;
  }

  private Path path(String key, String otherwise) throws SettingsException {
    String value = text(key, otherwise);
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw refused(key, value, "a path; " + e.getReason());
    }
  }

  private String text(String key, String otherwise) {
    Object value = properties.get(key);
    return value == null ? otherwise : value.toString().trim();
  }

  static SettingsException refused(String key, String value, String permitted) {
    return new SettingsException(
        "org.simpp.server.cfg: %s = %s is refused; permitted: %s".formatted(key, value, permitted));
  }
}
