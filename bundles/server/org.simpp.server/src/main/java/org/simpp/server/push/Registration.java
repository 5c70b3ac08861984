package org.simpp.server.push;

import java.util.Optional;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.push.PushTarget;

/**
 * A client that wants to be notified while it is not here.
 *
 * @param account whose client
 * @param resource that it had when it said so last
 * @param target where notifications are published
 */
record Registration(Jid account, String resource, PushTarget target) {
  private static final String NAMESPACE = "urn:x-simpp:push";

  /** The session that it has where it is here. */
  Jid address() {
    return account.withResource(resource);
  }

  /** As it is kept. */
  Element toElement() {
    return Element.builder(NAMESPACE, "client")
        .attribute("resource", resource)
        .child(target.toElement())
        .build();
  }

  static Optional<Registration> of(Jid account, Element kept) {
    Optional<PushTarget> target =
        kept.child(PushTarget.NAMESPACE, PushTarget.ENABLE).flatMap(PushTarget::of);
    return kept.is(NAMESPACE, "client")
        ? target.flatMap(
            where ->
                kept.attribute("resource")
                    .map(resource -> new Registration(account, resource, where)))
        : Optional.empty();
  }
}
