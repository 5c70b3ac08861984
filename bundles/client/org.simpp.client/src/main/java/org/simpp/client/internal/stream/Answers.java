package org.simpp.client.internal.stream;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.disco.DiscoItems;
import org.simpp.xmpp.ping.Ping;
import org.simpp.xmpp.time.EntityTime;
import org.simpp.xmpp.version.SoftwareVersion;

/**
 * Answers what others ask this program (XEP-0030, XEP-0092, XEP-0199, XEP-0202): those who may see
 * its presence anyway, and nobody else. On the loop only.
 */
public final class Answers {
  private static final SoftwareVersion SOFTWARE = new SoftwareVersion("SIMPP", "0.1.0", "");

  private final Features features;
  private final Clock clock;
  private final Predicate<Jid> isTrusted;

  /**
   * @param isTrusted whether that address may see this account's presence
   */
  public Answers(Features features, Clock clock, Predicate<Jid> isTrusted) {
    this.features = features;
    this.clock = clock;
    this.isTrusted = isTrusted;
  }

  /** Answers {@code request}, an IQ of type {@code get} or {@code set}. */
  public void answer(Line line, Stanza request, List<Element> payload) {
    Jid from = request.from().orElse(line.address().server());
    Optional<Element> asked =
        request.hasType("get") && isKnown(line, from)
            ? payload.stream().findFirst()
            : Optional.empty();
    if (asked.filter(Ping::isRequest).isPresent()) {
      acknowledge(line, request);
      return;
    }
    Optional<Element> result = asked.flatMap(this::result);
    if (result.isPresent()) {
      line.outlet()
          .send(
              Stanza.Kind.IQ,
              request.from().orElse(null),
              "result",
              request.id().orElse(null),
              List.of(result.get()));
    } else {
      refuse(line, request);
    }
  }

  /** An empty result. */
  public static void acknowledge(Line line, Stanza request) {
    line.outlet()
        .send(
            Stanza.Kind.IQ,
            request.from().orElse(null),
            "result",
            request.id().orElse(null),
            List.of());
  }

  /** As if nobody were there (RFC 6120, section 8.3.3.19). */
  public static void refuse(Line line, Stanza request) {
    line.outlet()
        .send(
            Stanza.Kind.IQ,
            request.from().orElse(null),
            "error",
            request.id().orElse(null),
            List.of(StanzaError.of(StanzaCondition.SERVICE_UNAVAILABLE, "").toElement()));
  }

  private boolean isKnown(Line line, Jid from) {
    return from.bare().equals(line.address().bare())
        || from.equals(line.address().server())
        || isTrusted.test(from.bare());
  }

  private Optional<Element> result(Element query) {
    if (query.is(DiscoInfo.NAMESPACE, "query")) {
      return Optional.of(features.info(query.attribute("node").orElse("")));
    }
    if (query.is(DiscoItems.NAMESPACE, "query")) {
      return Optional.of(new DiscoItems(query.attribute("node").orElse(""), List.of()).toElement());
    }
    if (query.equals(SoftwareVersion.request())) {
      return Optional.of(SOFTWARE.toElement());
    }
    if (query.equals(EntityTime.request())) {
      ZonedDateTime now = ZonedDateTime.now(clock);
      return Optional.of(new EntityTime(now.toInstant(), now.getOffset()).toElement());
    }
    return Optional.empty();
  }

  /** Whether {@code stanza} asks something. */
  public static boolean isRequest(Stanza stanza) {
    return stanza.kind() == Stanza.Kind.IQ && (stanza.hasType("get") || stanza.hasType("set"));
  }
}
