package org.simpp.client.internal.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.simpp.client.internal.stream.Line;
import org.simpp.client.internal.stream.Outlet;
import org.simpp.client.internal.stream.Wire;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.eme.Encryption;
import org.simpp.xmpp.hints.Hint;
import org.simpp.xmpp.receipts.Receipt;
import org.simpp.xmpp.simpp.SimppNamespaces;

/** Seals contents and sends them, with what the server has to know of each. On the loop only. */
record Parcel(Wire wire, Sealing sealing) {
  private static final Element ENCRYPTION =
      new Encryption(SimppNamespaces.SIMPP_2007, "SIMPP-2007").toElement();
  private static final List<Element> KEPT =
      List.of(ENCRYPTION, Receipt.request(), Hint.STORE.toElement());
  private static final List<Element> PASSING =
      List.of(
          ENCRYPTION,
          Hint.NO_STORE.toElement(),
          Hint.NO_COPY.toElement(),
          Hint.NO_PERMANENT_STORE.toElement());

  /**
   * What is to be kept on its way, and whose arrival is to be told; empty where it did not leave.
   *
   * @return as {@link Outlet#send}
   */
  Optional<CompletionStage<Void>> send(Jid contact, MessageId id, Content content) {
    return send(contact, id.value(), content, KEPT);
  }

  /** What is of use at this moment alone, so that nobody keeps or copies it; whether it left. */
  boolean sendPassing(Jid contact, Content content) {
    return send(contact, UUID.randomUUID().toString(), content, PASSING).isPresent();
  }

  private Optional<CompletionStage<Void>> send(
      Jid contact, String id, Content content, List<Element> beside) {
    Optional<Line> line = wire.line();
    Optional<Sealing.Sealed> sealed =
        line.isPresent() ? sealing.seal(contact, content) : Optional.empty();
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    List<Element> payload = new ArrayList<>(List.of(sealed.get().box()));
    payload.addAll(beside);
    return Optional.of(
        line.get().outlet().send(Stanza.Kind.MESSAGE, sealed.get().to(), "chat", id, payload));
  }
}
