package org.simpp.server.message;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.store.ArchiveId;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.stanzaid.StanzaId;

/**
 * A message that was accepted, and how its two accounts keep it.
 *
 * @param content as it is kept
 * @param recipientId its id in the recipient's archive; null where it is not kept there
 * @param senderId its id in the sender's archive; null where it is not kept there
 * @param kept completes when it is kept durably, or is not to be kept; never exceptionally
 */
public record Accepted(
    MessageContent content,
    @Nullable ArchiveId recipientId,
    @Nullable ArchiveId senderId,
    CompletionStage<Void> kept) {
  /** One that neither account keeps. */
  public static Accepted unkept(MessageContent content) {
    return new Accepted(content, null, null, CompletableFuture.completedStage(null));
  }

  /** As the recipient gets it: only its own id stands in it (XEP-0313, section 3.4). */
  public Stanza forRecipient() {
    return withId(recipientId, content.recipient());
  }

  /** As the sender's other resources get it. */
  public Stanza forSender() {
    return withId(senderId, content.sender());
  }

  private Stanza withId(@Nullable ArchiveId id, Jid account) {
    Stanza message = content.stanza();
    if (id == null) {
      return message;
    }
    Bytes element = StanzaCodec.payload(new StanzaId(id.toString(), account).toElement());
    return message.withPayload(Bytes.concat(message.payload(), element));
  }
}
