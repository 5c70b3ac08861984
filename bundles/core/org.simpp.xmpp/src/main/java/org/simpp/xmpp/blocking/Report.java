package org.simpp.xmpp.blocking;

import java.util.Objects;
import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * That somebody who is blocked abuses the service (XEP-0377, sections 3 and 5).
 *
 * @param reason which kind
 * @param text why, in the user's words; "" for none
 */
public record Report(Reason reason, String text) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:reporting:1";

  /** The kinds that there are (XEP-0377, section 3). */
  public enum Reason {
    ABUSE("urn:xmpp:reporting:abuse"),
    SPAM("urn:xmpp:reporting:spam");

    private final String attribute;

    Reason(String attribute) {
      this.attribute = attribute;
    }
  }

  public Report {
    Objects.requireNonNull(reason);
    Objects.requireNonNull(text);
  }

  /** The report in an item of a block; empty where there is none, or its reason is unknown. */
  static Optional<Report> in(Element item) {
    Optional<Element> report = item.child(NAMESPACE, "report");
    String attribute = report.flatMap(one -> one.attribute("reason")).orElse("");
    for (Reason reason : Reason.values()) {
      if (reason.attribute.equals(attribute)) {
        return report.map(one -> new Report(reason, one.childText("text").orElse("").trim()));
      }
    }
    return Optional.empty();
  }
}
