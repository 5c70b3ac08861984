package org.simpp.server.tracing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.ServerTraces.Direction;
import org.simpp.server.ServerTraces.Line;
import org.simpp.server.session.Fate;
import org.simpp.server.session.Handling;
import org.simpp.server.session.Session;
import org.simpp.store.ArchiveEntry;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaErrors;

/** The way of one stanza that is followed: it notes what the stanza leads to. */
public final class Passage implements Handling {
  private final Handling handling;
  private final Session sender;
  private final Stanza stanza;
  private final Instant at;
  private final List<Following> followers;
  private String answer = "";
  private @Nullable Jid recipient;
  private int recipients;
  private boolean isHeld;

  Passage(Handling handling, Session sender, Stanza stanza, Instant at, List<Following> followers) {
    this.handling = handling;
    this.sender = sender;
    this.stanza = stanza;
    this.at = at;
    this.followers = followers;
  }

  @Override
  public void send(Session to, Stanza sent, Fate fate) {
    note(to, sent);
    handling.send(to, sent, fate);
  }

  @Override
  public Optional<String> origin() {
    return handling.origin();
  }

  @Override
  public boolean archives(ArchiveEntry entry, CompletionStage<Void> written) {
    return handling.archives(entry, written);
  }

  @Override
  public boolean isTriedAgain() {
    return handling.isTriedAgain();
  }

  @Override
  public void holds() {
    synchronized (this) {
      isHeld = true;
    }
    handling.holds();
  }

  /** It has been dealt with. */
  public void end() {
    Line line = Envelope.line(Direction.IN, at, sender.address(), stanza, outcome());
    followers.forEach(one -> one.add(line));
  }

  private synchronized void note(Session to, Stanza sent) {
    if (to != sender) {
      recipients++;
      recipient = to.address();
    } else if (sent.hasType("error")) {
      answer = "refused: " + condition(sent);
    } else if (answer.isEmpty()) {
      answer = "answered";
    }
  }

  private static String condition(Stanza error) {
    try {
      return StanzaErrors.read(error)
          .map(read -> read.condition().elementName())
          .orElse("with an error");
    } catch (MalformedXmlException e) {
      return "with an error";
    }
  }

  private synchronized String outcome() {
    if (isHeld) {
      return "held";
    } else if (recipients > 1) {
      return "to " + recipients + " sessions";
    } else if (recipient != null) {
      return "to " + Envelope.address(recipient);
    }
    return answer.isEmpty() ? "dealt with" : answer;
  }
}
