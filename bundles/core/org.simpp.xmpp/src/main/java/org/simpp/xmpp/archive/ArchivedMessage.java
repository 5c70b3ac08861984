package org.simpp.xmpp.archive;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.delay.Delay;
import org.simpp.xmpp.forward.Forwarded;

/**
 * One message of an archive, as who asked gets it (XEP-0313, section 4.2).
 *
 * @param queryId as it was asked with; null for none
 * @param id in the archive
 * @param received when the message came
 * @param message as it came
 */
public record ArchivedMessage(
    @Nullable String queryId, String id, Instant received, Element message) {
  /** What {@code result} brings; empty where it is none, or something is missing in it. */
  public static Optional<ArchivedMessage> of(Element result) {
    String id = result.attribute("id").orElse("");
    Optional<Element> forwarded = result.child(Forwarded.NAMESPACE, "forwarded");
    Optional<Element> message =
        forwarded
            .flatMap(Forwarded::stanza)
            .filter(stanza -> stanza.is(Namespaces.CLIENT, "message"));
    Optional<Instant> received =
        forwarded
            .flatMap(one -> one.child(Delay.NAMESPACE, "delay"))
            .flatMap(Delay::of)
            .map(Delay::stamp);
    if (!result.is(Mam.NAMESPACE, "result")
        || id.isEmpty()
        || message.isEmpty()
        || received.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ArchivedMessage(
            result.attribute("queryid").orElse(null), id, received.get(), message.get()));
  }
}
