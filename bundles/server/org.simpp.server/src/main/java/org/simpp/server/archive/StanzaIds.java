package org.simpp.server.archive;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Stanza;
import org.simpp.server.feature.Feature;
import org.simpp.server.message.Accepted;
import org.simpp.server.message.Archive;
import org.simpp.server.message.MessageContent;
import org.simpp.store.ArchiveId;
import org.simpp.store.StoreException;
import org.simpp.xmpp.stanzaid.StanzaId;

/** Gives ids to messages that are worth finding again, for their two accounts (XEP-0359). */
public final class StanzaIds implements Archive, Feature {
  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private final ArchiveIds ids;

  public StanzaIds(Clock clock) {
    this.ids = new ArchiveIds(clock, 0);
  }

  @Override
  public Set<String> ofServer() {
    return Set.of(StanzaId.NAMESPACE);
  }

  @Override
  public Set<String> ofAccount() {
    return Set.of(StanzaId.NAMESPACE);
  }

  @Override
  public boolean isReady(Stanza message) {
    return true;
  }

  @Override
  public Accepted keep(MessageContent message) {
    if (!message.isWorthArchiving()) {
      return new Accepted(message, null, null, DONE);
    }
    ArchiveId recipientId = ids.next();
    boolean isToSelf = message.sender().equals(message.recipient());
    @Nullable ArchiveId senderId = isToSelf ? recipientId : ids.next();
    return new Accepted(message, recipientId, senderId, DONE);
  }

  @Override
  public Accepted keepHeld(MessageContent message, Holding holding) throws StoreException {
    Accepted accepted = keep(message);
    holding.hold(accepted.forRecipient());
    return accepted;
  }
}
