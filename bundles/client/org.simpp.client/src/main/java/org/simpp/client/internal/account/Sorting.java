package org.simpp.client.internal.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.simpp.client.internal.avatars.LiveAvatars;
import org.simpp.client.internal.contacts.Programs;
import org.simpp.client.internal.contacts.Resources;
import org.simpp.client.internal.contacts.Roster;
import org.simpp.client.internal.conversation.Secrecy;
import org.simpp.client.internal.conversation.Talk;
import org.simpp.client.internal.stream.Answers;
import org.simpp.client.internal.stream.Line;
import org.simpp.client.internal.stream.Presences;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.roster.RosterQuery;
import org.simpp.xmpp.simpp.BoxType;
import org.simpp.xmpp.simpp.SimppBox;

/** Gives every stanza that comes to whom it concerns. On the loop only. */
final class Sorting {
  private final Resources resources;
  private final Programs programs;
  private final Secrecy secrecy;
  private final Roster roster;
  private final Talk talk;
  private final Answers answers;
  private final LiveAvatars avatars;
  private final Clock clock;
  private final Consumer<Jid> changed;

  Sorting(
      Resources resources,
      Programs programs,
      Secrecy secrecy,
      Roster roster,
      Talk talk,
      Answers answers,
      LiveAvatars avatars,
      Clock clock,
      Consumer<Jid> changed) {
    this.resources = resources;
    this.programs = programs;
    this.secrecy = secrecy;
    this.roster = roster;
    this.talk = talk;
    this.answers = answers;
    this.avatars = avatars;
    this.clock = clock;
    this.changed = changed;
  }

  void received(Line line, Stanza stanza) {
    List<Element> children;
    try {
      children = StanzaCodec.children(stanza);
    } catch (MalformedXmlException e) {
      // It was well-formed when it came; what cannot be read now is beyond every bound.
      return;
    }
    switch (stanza.kind()) {
      case IQ -> iq(line, stanza, children);
      case PRESENCE -> presence(line, stanza, children);
      case MESSAGE -> message(line, stanza, children);
    }
  }

  private void message(Line line, Stanza message, List<Element> children) {
    boolean isOfPictures =
        !message.hasType("error")
            && message.from().filter(from -> avatars.received(from, children)).isPresent();
    if (!isOfPictures) {
      talk.received(line, message, children);
    }
  }

  private void iq(Line line, Stanza iq, List<Element> children) {
    if (line.requests().answered(iq) || !Answers.isRequest(iq)) {
      return;
    }
    Optional<Element> push =
        iq.hasType("set") && isFromServer(line, iq)
            ? children.stream().findFirst()
            : Optional.empty();
    Optional<RosterQuery> items = push.flatMap(RosterQuery::of);
    Optional<SimppBox> box = push.flatMap(SimppBox::of);
    if (items.isPresent()) {
      Answers.acknowledge(line, iq);
      roster.push(items.get());
      items.get().entries().forEach(item -> changed.accept(item.contact()));
    } else if (box.filter(one -> one.type() == BoxType.KEY_DISTRIBUTION).isPresent()) {
      Answers.acknowledge(line, iq);
      secrecy.pushed(box.get().content());
    } else {
      answers.answer(line, iq, children);
    }
  }

  private void presence(Line line, Stanza presence, List<Element> children) {
    Jid from = presence.from().orElse(null);
    if (from == null || from.bare().equals(line.address().bare())) {
      return;
    }
    switch (presence.type().orElse("")) {
      case "" -> {
        if (!from.isBare()) {
          resources.available(
              from,
              Presences.availability(from.resource(), children, resources.nextOrder()),
              Presences.idleSince(children, clock.instant()));
          programs.available(from, children);
          changed.accept(from);
        }
      }
      case "unavailable", "error" -> {
        resources.unavailable(from);
        programs.unavailable(from);
        secrecy.forget(from);
        changed.accept(from);
      }
      case "subscribe" -> roster.requested(from, children);
      default -> changed.accept(from);
    }
  }

  /**
   * From this account itself, its server, or nobody: others may not push (RFC 6121, section 2.1.6).
   */
  private static boolean isFromServer(Line line, Stanza iq) {
    return iq.from()
        .map(
            from ->
                from.equals(line.address().bare())
                    || from.equals(line.address())
                    || from.equals(line.address().server()))
        .orElse(true);
  }
}
