package org.simpp.client.internal.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.Body;
import org.simpp.client.history.Change;
import org.simpp.client.history.Entry;
import org.simpp.client.history.Entry.Direction;
import org.simpp.client.history.Entry.Reference;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.correction.Replacement;
import org.simpp.xmpp.markers.Displayed;
import org.simpp.xmpp.reactions.Reactions;
import org.simpp.xmpp.reply.Reply;
import org.simpp.xmpp.retraction.Retraction;

/**
 * What this account's entries and changes are as contents; every text asks for a mark when read. A
 * program that knows no files gets a file's name (XEP-0447, section 3.3).
 */
record Wording(Jid account) {
  Content of(Entry entry) {
    Optional<Shared> shared = Shared.of(entry.body());
    String text = entry.body() instanceof Body.Text body ? body.text() : "";
    return shared.isEmpty()
        ? text(entry.contact(), text, entry.context().answered(), List.of())
        : text(
            entry.contact(),
            shared.get().attachment().name(),
            null,
            List.of(shared.get().sharing().toElement()));
  }

  /**
   * A change.
   *
   * @param entry the one that is changed, as it was kept: a correction says all of it again
   *     (XEP-0308, section 4)
   */
  Content of(Amendment amendment, Entry entry) {
    String id = entry.id().value();
    if (amendment.change() instanceof Change.Correction correction) {
      Element replaces = new Replacement(id).toElement();
      return text(
          entry.contact(), correction.text(), entry.context().answered(), List.of(replaces));
    }
    return amendment.change() instanceof Change.Reactions reactions
        ? new Content(List.of(new Reactions(id, reactions.all()).toElement()))
        : new Content(List.of(new Retraction(id).toElement()));
  }

  Content read(MessageId id) {
    return new Content(List.of(new Displayed(id.value()).toElement()));
  }

  private Content text(
      Jid contact, String text, @Nullable Reference answered, List<Element> before) {
    List<Element> elements = new ArrayList<>(before);
    elements.addAll(Content.ofText(text).elements());
    if (answered != null) {
      Jid author = answered.author() == Direction.OUTGOING ? account : contact;
      elements.add(new Reply(author, answered.id().value()).toElement());
    }
    elements.add(Displayed.request());
    return new Content(elements);
  }
}
