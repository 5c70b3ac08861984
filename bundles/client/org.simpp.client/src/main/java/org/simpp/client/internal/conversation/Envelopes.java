package org.simpp.client.internal.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.xmpp.sce.Envelope;
import org.simpp.xmpp.sce.Padding;

/**
 * Puts contents into envelopes and takes them out again (XEP-0420): only out of one that its sender
 * made for this account, at about the time when it was sent.
 */
public final class Envelopes {
  /**
   * How far the time inside may be from the one outside: a wrong clock or zone keeps nobody from
   * talking, and last week's message is not taken for today's.
   */
  static final Duration MARGIN = Duration.ofDays(1);

  private final Jid account;
  private final Clock clock;
  private final Randomness randomness;

  public Envelopes(Jid account, Clock clock, Randomness randomness) {
    this.account = account;
    this.clock = clock;
    this.randomness = randomness;
  }

  /** The envelope for that contact, now; empty where the content is too long for one. */
  public Optional<Bytes> close(Jid contact, Content content) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Envelope bare = new Envelope(content.elements(), account, contact.bare(), now, "");
    Bytes encoded = bare.encode();
    String padding = Padding.of(encoded.length(), randomness);
    return encoded.length() + padding.length() > Envelope.MAX_BYTES
        ? Optional.empty()
        : Optional.of(new Envelope(bare.content(), bare.from(), bare.to(), now, padding).encode());
  }

  /**
   * What is in an envelope that came from {@code from}; empty where it is none, or is not from it,
   * not to this account, or of another time.
   *
   * @param sent when the message around it was sent, as the server says
   */
  public Optional<Content> open(Jid from, Bytes envelope, Instant sent) {
    return Envelope.decode(envelope)
        .filter(one -> one.from().equals(from.bare()))
        .filter(one -> one.to().equals(account))
        .filter(one -> Duration.between(one.time(), sent).abs().compareTo(MARGIN) <= 0)
        .map(one -> new Content(one.content()));
  }
}
