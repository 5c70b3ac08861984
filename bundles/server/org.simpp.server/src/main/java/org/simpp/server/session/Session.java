package org.simpp.server.session;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.presence.Availability;
import org.simpp.transport.Link;

/** One bound resource: its link, and what it has said of itself. Safe for use by many threads. */
public final class Session {
  /**
   * What an available resource has said of itself.
   *
   * @param show how available
   * @param status the text beside it, "" for none
   * @param priority -128 to 127
   * @param stanza the presence as it came, its sender stamped
   */
  public record Available(Availability.Show show, String status, int priority, Stanza stanza) {}

  private static final int MAX_DIRECTED = 1_000;

  private final Link link;
  private final Jid address;
  private final Jid account;
  private final String mechanism;
  private final @Nullable KeyChannel keyChannel;
  private final Instant since;
  private final Set<Jid> directed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable Available available;
  private volatile boolean interested;
  private volatile boolean broken;
  private volatile long lastUse;

  /**
   * @param address the full address
   * @param mechanism how it logged in
   * @param keyChannel what a SIMPP-2007 login left; null after any other; closed with the session
   */
  public Session(
      Link link, Jid address, String mechanism, @Nullable KeyChannel keyChannel, Instant since) {
    this.link = link;
    this.address = address;
    this.account = address.bare();
    this.mechanism = mechanism;
    this.keyChannel = keyChannel;
    this.since = since;
  }

  public Link link() {
    return link;
  }

  /** The full address. */
  public Jid address() {
    return address;
  }

  /** The bare address. */
  public Jid account() {
    return account;
  }

  public String mechanism() {
    return mechanism;
  }

  public Instant since() {
    return since;
  }

  /** The channel that a SIMPP-2007 login left; empty after any other. */
  public Optional<KeyChannel> keyChannel() {
    return Optional.ofNullable(keyChannel);
  }

  /** Hands {@code stanza} to the link; a link that has closed drops it. */
  public void send(Stanza stanza) {
    var unused = link.send(stanza);
  }

  /** Notes that its link does not carry any more, which its end will say later. */
  public void breaks() {
    broken = true;
  }

  public boolean isBroken() {
    return broken;
  }

  /** What it has said of itself; empty while it is not available. */
  public Optional<Available> available() {
    return Optional.ofNullable(available);
  }

  public void becomeAvailable(Available presence) {
    available = presence;
  }

  /** Takes its presence back. */
  public Optional<Available> becomeUnavailable() {
    Optional<Available> last = available();
    available = null;
    return last;
  }

  /** As the rules of presence see it; empty while no message can reach it. */
  public Optional<Availability> availability() {
    return available()
        .filter(now -> !broken)
        .map(
            now ->
                new Availability(
                    address.resource(), now.show(), now.status(), now.priority(), lastUse));
  }

  /** Notes that it was used, by a number that grows with time. */
  public void used(long order) {
    lastUse = order;
  }

  /** Whether it has asked for the roster and gets its changes (RFC 6121, section 2.1.6). */
  public boolean isInterested() {
    return interested;
  }

  public void becomeInterested() {
    interested = true;
  }

  /**
   * Notes that {@code recipient} has got directed presence and must hear of the end (RFC 6121,
   * section 4.6.3).
   *
   * @return false where there are too many already
   */
  public boolean directTo(Jid recipient) {
    return directed.contains(recipient)
        || (directed.size() < MAX_DIRECTED && directed.add(recipient));
  }

  /** Whether that resource, or its account, has got directed presence and not lost it again. */
  public boolean hasDirectedTo(Jid resource) {
    return directed.contains(resource) || directed.contains(resource.bare());
  }

  public void forgetDirected(Jid recipient) {
    directed.remove(recipient);
  }

  /** Those who have got directed presence; none afterwards. */
  public Set<Jid> takeDirected() {
    Set<Jid> all = Set.copyOf(directed);
    directed.removeAll(all);
    return all;
  }

  public boolean isEnded() {
    return ended.get();
  }

  /** Ends it, once: true for the one caller who did. The keys of its channel are zeroed. */
  public boolean end() {
    boolean first = ended.compareAndSet(false, true);
    if (first && keyChannel != null) {
      keyChannel.close();
    }
    return first;
  }

  @Override
  public String toString() {
    return "Session[" + address + "]";
  }
}
