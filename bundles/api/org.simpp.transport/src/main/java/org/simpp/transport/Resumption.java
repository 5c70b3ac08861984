package org.simpp.transport;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;

/**
 * What is left of a link whose session can go on over another one (XEP-0198, section 5). It holds
 * nothing of the provider that made the link, so that any other can take it up.
 *
 * @param address the session's full address
 * @param id what the server knows the session by; {@link #toString} does not show it
 * @param patience how long the server waits for the session to go on; zero where it does not say
 * @param received how many stanzas have come, modulo 2^32
 * @param acknowledged how many of this side's stanzas the server has acknowledged, modulo 2^32
 * @param unacknowledged this side's stanzas after those, in their order
 */
public record Resumption(
    Jid address,
    String id,
    Duration patience,
    long received,
    long acknowledged,
    List<Sent> unacknowledged) {
  /**
   * A stanza that was sent and may have to be sent again.
   *
   * @param acknowledged completes when the server has acknowledged it; what {@link Link#send} gave
   */
  public record Sent(Stanza stanza, CompletableFuture<Void> acknowledged) {
    public Sent {
      Objects.requireNonNull(stanza);
      Objects.requireNonNull(acknowledged);
    }
  }

  public Resumption {
    Objects.requireNonNull(address);
    Objects.requireNonNull(id);
    Objects.requireNonNull(patience);
    unacknowledged = List.copyOf(unacknowledged);
  }

  /** Nobody will go on with it: what is not acknowledged has failed. */
  public void abandon(TransportException cause) {
    unacknowledged.forEach(sent -> sent.acknowledged().completeExceptionally(cause));
  }

  @Override
  public String toString() {
    return "Resumption[%s, received %d, acknowledged %d, unacknowledged %d]"
        .formatted(address, received, acknowledged, unacknowledged.size());
  }
}
