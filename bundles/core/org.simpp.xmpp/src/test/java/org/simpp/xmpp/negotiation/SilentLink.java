package org.simpp.xmpp.negotiation;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.Link;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.StreamCondition;

/** A link for a receiver that has nothing to say over it. */
final class SilentLink implements Link {
  @Override
  public Optional<Jid> bound() {
    return Optional.empty();
  }

  @Override
  public LinkSecurity security() {
    return Rehearsal.SECURITY;
  }

  @Override
  public String peer() {
    return "nobody";
  }

  @Override
  public CompletionStage<Void> send(Stanza stanza) {
    throw new AssertionError("nothing is to be sent");
  }

  @Override
  public CompletionStage<Void> sendElement(Bytes xml) {
    throw new AssertionError("nothing is to be sent");
  }

  @Override
  public void close() {}

  @Override
  public void close(StreamCondition condition, String text) {}
}
