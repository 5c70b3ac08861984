package org.simpp.server.session;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.presence.Availability;
import org.simpp.transport.Link;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.caps.Capabilities;
import org.simpp.xmpp.streammanagement.StanzaCount;

/**
 * One bound resource: what goes to its client, and what it has said of itself. It may outlive its
 * link, where its client can resume it (XEP-0198, section 5). Safe for use by many threads.
 */
public final class Session {
  /**
   * What an available resource has said of itself.
   *
   * @param show how available
   * @param status the text beside it, "" for none
   * @param priority -128 to 127
   * @param stanza the presence as it came, its sender stamped
   * @param capabilities what it says that it can do; null where it does not (XEP-0115)
   */
  public record Available(
      Availability.Show show,
      String status,
      int priority,
      Stanza stanza,
      @Nullable Capabilities capabilities) {}

  /**
   * What the last login gave.
   *
   * @param mechanism how it logged in
   * @param keyChannel what a SIMPP-2007 login left; null after any other; closed with the session
   */
  public record Login(String mechanism, @Nullable KeyChannel keyChannel) {
    void close() {
      if (keyChannel != null) {
        keyChannel.close();
      }
    }
  }

  /**
   * What it takes to acknowledge and to resume (XEP-0198).
   *
   * @param resumptionId what resumes it; null where it cannot be resumed
   * @param handled counts what came from the client
   * @param abandon ends the session while it has no link
   * @param ended told when the session has ended
   */
  public record Management(
      @Nullable String resumptionId, Handled handled, Consumer<Session> abandon, Runnable ended) {}

  private static final int MAX_DIRECTED = 1_000;

  private final Outflow outflow;
  private final Jid address;
  private final Jid account;
  private final Instant since;
  private final Set<Jid> directed = ConcurrentHashMap.newKeySet();
  private final Set<String> enabled = new CopyOnWriteArraySet<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile Login login;
  private volatile @Nullable Management management;
  private volatile @Nullable Available available;
  private volatile boolean interested;
  private volatile boolean broken;
  private volatile long lastUse;

  /**
   * @param address the full address
   */
  public Session(Link link, Jid address, Login login, Instant since) {
    this.outflow = new Outflow(link);
    this.address = address;
    this.account = address.bare();
    this.login = login;
    this.since = since;
  }

  /** Its link, or while it has none the last one. */
  public Link link() {
    return outflow.link();
  }

  /** Whether it has a link; one without waits to be resumed. */
  public boolean isAttached() {
    return outflow.isAttached();
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
    return login.mechanism();
  }

  public Instant since() {
    return since;
  }

  /** The channel that a SIMPP-2007 login left; empty after any other. */
  public Optional<KeyChannel> keyChannel() {
    return Optional.ofNullable(login.keyChannel());
  }

  /** Sends {@code stanza} to its client; one whose link has closed for good drops it. */
  public void send(Stanza stanza) {
    var unused = send(stanza, Fate.UNWATCHED);
  }

  /**
   * Sends {@code stanza} to its client.
   *
   * @return completes when it is written, or kept until the client has a link again; exceptionally
   *     where it is neither
   */
  public CompletionStage<Void> send(Stanza stanza, Fate fate) {
    Optional<CompletionStage<Void>> sent = outflow.send(stanza, fate);
    if (sent.isEmpty()) {
      fate.lost();
      close(StreamCondition.RESOURCE_CONSTRAINT, "too much waits to be acknowledged");
      return CompletableFuture.completedFuture(null);
    }
    return sent.get();
  }

  /** Ends its stream with an error; it cannot be resumed then. */
  public void close(StreamCondition condition, String text) {
    Management managed = management;
    if (outflow.isAttached() || managed == null) {
      outflow.link().close(condition, text);
    } else {
      managed.abandon().accept(this);
    }
  }

  /**
   * From now on both sides count and acknowledge.
   *
   * @param capacity how many stanzas may wait to be acknowledged
   * @param answer tells the client so; empty where it is told otherwise
   */
  public void manage(Management with, int capacity, Bytes answer) {
    management = with;
    outflow.manage(capacity, answer);
  }

  /** What it takes to acknowledge and to resume; empty until {@link #manage}. */
  public Optional<Management> management() {
    return Optional.ofNullable(management);
  }

  /** Sends an element that is no stanza; nothing while it has no link. */
  public void sendElement(Bytes xml) {
    outflow.sendElement(xml);
  }

  /** Its client has handled so many stanzas; false where so many were never sent. */
  public boolean acknowledge(StanzaCount handled) {
    return outflow.acknowledge(handled);
  }

  /** Its link has broken; true where it waits to be resumed from now on. */
  public boolean detach(Link closed) {
    Management managed = management;
    return managed != null
        && managed.resumptionId() != null
        && !isEnded()
        && outflow.detach(closed);
  }

  /**
   * Goes on over another link, after {@code answer} with all that is not acknowledged.
   *
   * @param answer empty where the client is told otherwise
   * @return the link before, which may be open still
   */
  public Link resume(Link next, Login with, Bytes answer) {
    login.close();
    login = with;
    return outflow.attach(next, answer);
  }

  /** What its client has not acknowledged is told that it is lost; after its end. */
  public void loseUnacknowledged() {
    outflow.lose();
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

  /** Those who have got directed presence. */
  public Set<Jid> directed() {
    return Set.copyOf(directed);
  }

  /** Those who have got directed presence; none afterwards. */
  public Set<Jid> takeDirected() {
    Set<Jid> all = Set.copyOf(directed);
    directed.removeAll(all);
    return all;
  }

  /** Whether its client has turned that feature on, by its namespace; lost with the session. */
  public boolean hasEnabled(String namespace) {
    return enabled.contains(namespace);
  }

  public void enable(String namespace) {
    enabled.add(namespace);
  }

  public void disable(String namespace) {
    enabled.remove(namespace);
  }

  public boolean isEnded() {
    return ended.get();
  }

  /** Ends it, once: true for the one caller who did. The keys of its channel are zeroed. */
  public boolean end() {
    boolean first = ended.compareAndSet(false, true);
    if (first) {
      login.close();
      management().ifPresent(managed -> managed.ended().run());
    }
    return first;
  }

  @Override
  public String toString() {
    return "Session[" + address + "]";
  }
}
