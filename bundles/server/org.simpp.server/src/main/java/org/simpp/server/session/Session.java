package org.simpp.server.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.presence.Availability;
import org.simpp.server.ledger.Ledger;
import org.simpp.transport.Link;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.csi.ClientState;
import org.simpp.xmpp.streammanagement.StanzaCount;

/**
 * One bound resource: what goes to its client, and what it has said of itself. It may outlive its
 * link, where its client can resume it (XEP-0198, section 5). Safe for use by many threads.
 */
public final class Session {

  private final Outflow outflow;
  private final Delivery delivery;
  private final Jid address;
  private final Jid account;
  private final Instant since;
  private final DirectedPresence directed = new DirectedPresence();
  private final Set<String> enabled = new CopyOnWriteArraySet<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile SessionLogin login;
  private volatile @Nullable SessionManagement management;
  private volatile @Nullable SessionPresence available;
  private volatile boolean interested;
  private volatile boolean broken;
  private volatile boolean paused;
  private volatile long lastUse;
  private volatile long lastHeard = System.nanoTime();

  /**
   * @param address the full address
   */
  public Session(Link link, Jid address, SessionLogin login, Instant since) {
    this(new Outflow(link), address, login, since);
  }

  private Session(Outflow outflow, Jid address, SessionLogin login, Instant since) {
    this.outflow = outflow;
    this.delivery = new Delivery(outflow, this::overflows);
    this.address = address;
    this.account = address.bare();
    this.login = login;
    this.since = since;
  }

  /**
   * One that an earlier run of the server began, and that waits to be resumed.
   *
   * @param capacity how many stanzas may wait to be acknowledged
   * @param description what it has said of itself
   */
  public static Session recovered(
      Chronicle chronicle,
      int capacity,
      SessionLogin login,
      Instant since,
      SessionDescription description) {
    Session session =
        new Session(new Outflow(chronicle, capacity), chronicle.address(), login, since);
    session.available = description.available();
    session.interested = description.isInterested();
    session.directed.recover(description.directed());
    session.enabled.addAll(description.enabled());
    return session;
  }

  /** From now on {@code eyes} see what goes to its client. */
  public void show(Onlooker eyes) {
    outflow.show(address, eyes);
  }

  /** Puts back what its client had not acknowledged in an earlier run, in its order. */
  public void recover(Stanza stanza, Fate fate, long record) {
    outflow.recover(stanza, fate, record);
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

  /** The way to its client. */
  Delivery delivery() {
    return delivery;
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
    return delivery.send(stanza, fate);
  }

  /** Somebody looks at its client, or nobody does any more (XEP-0352). */
  public void become(ClientState state) {
    delivery.become(state);
  }

  /** Whether its client says that nobody looks at it (XEP-0352). */
  public boolean isInactive() {
    return delivery.isInactive();
  }

  /** What was sent to its client, which has not acknowledged it, the oldest first. */
  public List<Stanza> unacknowledged() {
    return outflow.unacknowledged();
  }

  private void overflows() {
    close(StreamCondition.RESOURCE_CONSTRAINT, "too much waits to be acknowledged");
  }

  /** Ends its stream with an error; it can be resumed if it could before. */
  public void pause(String text) {
    paused = true;
    outflow.link().close(StreamCondition.RESOURCE_CONSTRAINT, text);
  }

  /** Whether its stream was ended so that it can be resumed. */
  public boolean isPaused() {
    return paused;
  }

  /** Ends its stream with an error; it cannot be resumed then. */
  public void close(StreamCondition condition, String text) {
    SessionManagement managed = management;
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
  public void manage(SessionManagement with, int capacity, Bytes answer) {
    management = with;
    outflow.manage(capacity, answer);
  }

  /** As {@link #manage(SessionManagement, int, Bytes)}, and from now on it is written down. */
  public void manage(
      SessionManagement with, int capacity, Bytes answer, Chronicle chronicle, Ledger.Page page) {
    chronicle.open(page, login.mechanism(), since);
    chronicle.describe(page, this);
    outflow.manage(capacity, answer, chronicle, page);
    page.ifRefused(() -> management = null);
    management = with;
  }

  /** An earlier run managed it already. */
  public void goOn(SessionManagement with) {
    management = with;
  }

  /** What it takes to acknowledge and to resume; empty until {@link #manage}. */
  public Optional<SessionManagement> management() {
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
    SessionManagement managed = management;
    return managed != null && managed.isResumable() && !isEnded() && outflow.detach(closed);
  }

  /**
   * Goes on over another link, after {@code answer} with all that is not acknowledged.
   *
   * @param answer empty where the client is told otherwise
   * @return the link before, which may be open still
   */
  public Link resume(Link next, SessionLogin with, Bytes answer) {
    paused = false;
    login.close();
    login = with;
    Link before = outflow.attach(next, answer);
    // XEP-0352, section 5.2: a resumed stream begins so
    become(ClientState.ACTIVE);
    return before;
  }

  /** What its client has not acknowledged seeks another way; after its end. */
  public void loseUnacknowledged(Instant now) {
    Chronicle written = outflow.chronicle();
    List<Outflow.Sent> left = outflow.takeAll();
    if (written == null) {
      left.forEach(
          sent -> {
            var unused = sent.fate().lost(Handling.UNCOUNTED);
          });
      return;
    }
    var unused = written.ledger().commit(page -> written.end(page, now));
    new Leftovers(written, left).move();
  }

  /** Notes that its link does not carry any more, which its end will say later. */
  public void breaks() {
    broken = true;
  }

  public boolean isBroken() {
    return broken;
  }

  /** What it has said of itself; empty while it is not available. */
  public Optional<SessionPresence> available() {
    return Optional.ofNullable(available);
  }

  public void becomeAvailable(SessionPresence presence) {
    available = presence;
  }

  /** Takes its presence back. */
  public Optional<SessionPresence> becomeUnavailable() {
    Optional<SessionPresence> last = available();
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

  /** Its client has sent a stanza. */
  public void heard() {
    lastHeard = System.nanoTime();
  }

  /** How long its client has sent no stanza, since this run of the server began at the most. */
  public Duration idle() {
    return Duration.ofNanos(System.nanoTime() - lastHeard);
  }

  /** Whether it has asked for the roster and gets its changes (RFC 6121, section 2.1.6). */
  public boolean isInterested() {
    return interested;
  }

  public void becomeInterested() {
    interested = true;
  }

  /** Those who have got directed presence. */
  public DirectedPresence directed() {
    return directed;
  }

  /** The features that its client has turned on, by their namespaces. */
  Set<String> enabled() {
    return Set.copyOf(enabled);
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
