package org.simpp.server.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.ledger.Ledger.Page;
import org.simpp.server.ledger.SessionRecord;
import org.simpp.transport.Link;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.streammanagement.StanzaCount;
import org.simpp.xmpp.streammanagement.StreamManagement;

/**
 * What goes to one client: over its link as long as there is one, and kept until the client has
 * acknowledged it where it does so (XEP-0198). To a client that can resume nothing leaves before it
 * is written down. Safe for use by many threads; the link gets everything in the order in which it
 * is counted.
 */
final class Outflow {
  private static final Bytes REQUEST =
      ElementCodec.write(new StreamManagement.Request().toElement());

  private Onlooker onlooker = Onlooker.NOBODY;
  private @Nullable Jid address;
  private Link link;
  private boolean isAttached;
  private boolean isOver;
  private @Nullable Unacknowledged unacknowledged;
  private @Nullable Chronicle chronicle;

  /** What tells the client that it can resume; nothing else leaves before it. */
  private @Nullable Bytes greeting;

  /** One stanza on its way, and who wants to know what becomes of it. */
  static final class Sent {
    private final Stanza stanza;
    private final Fate fate;
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private long record;
    private long number;
    private boolean isDurable;

    Sent(Stanza stanza, Fate fate) {
      this.stanza = stanza;
      this.fate = fate;
    }

    static Sent recovered(Stanza stanza, Fate fate, long record, long number) {
      Sent sent = new Sent(stanza, fate);
      sent.record = record;
      sent.number = number;
      sent.isDurable = true;
      return sent;
    }

    Stanza stanza() {
      return stanza;
    }

    Fate fate() {
      return fate;
    }

    /** Its record in the ledger; 0 for none. */
    long record() {
      return record;
    }

    /** Its number among those to its client. */
    long number() {
      return number;
    }

    boolean isDurable() {
      return isDurable;
    }

    /** Completes when it is written to a link, or kept for the next. */
    CompletionStage<Void> left() {
      return left;
    }

    /** It is written, or kept, or nothing of the kind will be. */
    void leave() {
      left.complete(null);
    }
  }

  Outflow(Link link) {
    this.link = link;
    this.isAttached = true;
  }

  /** Of a session that an earlier run began; it waits to be resumed. */
  Outflow(Chronicle chronicle, int capacity) {
    this.link = new NoLink();
    this.chronicle = chronicle;
    this.unacknowledged = new Unacknowledged(capacity, chronicle.acknowledged());
  }

  /** From now on {@code eyes} see what goes to the client of {@code session}. */
  synchronized void show(Jid session, Onlooker eyes) {
    address = session;
    onlooker = eyes;
  }

  /** Puts back what was not acknowledged in an earlier run, in its order. */
  synchronized void recover(Stanza stanza, Fate fate, long record) {
    Unacknowledged kept = unacknowledged;
    if (kept != null) {
      kept.restore(Sent.recovered(stanza, fate, record, kept.nextNumber()));
    }
  }

  /** What its client has not acknowledged, the oldest first. */
  synchronized List<Stanza> unacknowledged() {
    Unacknowledged kept = unacknowledged;
    return kept == null ? List.of() : kept.stanzas();
  }

  /** The link, or where there is none the last one. */
  synchronized Link link() {
    return link;
  }

  synchronized boolean isAttached() {
    return isAttached;
  }

  /** Of a session that can be resumed, and has not ended. */
  synchronized @Nullable Chronicle chronicle() {
    return isOver ? null : chronicle;
  }

  /**
   * Sends {@code stanza} to a client that cannot resume.
   *
   * @return completes when it is written, or kept for later; exceptionally where the client does
   *     not acknowledge and the link has closed. Empty where too much waits already
   */
  Optional<CompletionStage<Void>> send(Stanza stanza, Fate fate) {
    CompletionStage<Void> written;
    synchronized (this) {
      Unacknowledged kept = unacknowledged;
      if (kept != null && !isOver) {
        return keep(kept, new Sent(stanza, fate));
      }
      written = over(link, stanza);
    }
    return Optional.of(
        written.whenComplete(
            (nothing, failure) -> {
              if (failure == null) {
                fate.delivered();
              } else {
                var unused = fate.lost(Handling.UNCOUNTED);
              }
            }));
  }

  /**
   * Writes down what leaves when the page is durable.
   *
   * @return false where too much waits already, or the session is over
   */
  synchronized boolean write(Page page, Sent sent) {
    Unacknowledged kept = unacknowledged;
    Chronicle written = chronicle;
    if (kept == null || written == null || isOver) {
      return false;
    }
    sent.number = kept.nextNumber();
    if (!kept.addUnwritten(sent)) {
      return false;
    }
    sent.record =
        page.add(
            new SessionRecord.Outgoing(
                written.key(),
                sent.number,
                sent.fate.kind(),
                sent.fate.held(),
                StanzaCodec.encode(sent.stanza)));
    page.ifRefused(() -> takeBack(kept, sent));
    page.whenDurable(() -> release(sent));
    return true;
  }

  private synchronized void takeBack(Unacknowledged kept, Sent refused) {
    kept.takeBack(refused);
  }

  private void release(Sent durable) {
    synchronized (this) {
      durable.isDurable = true;
    }
    releaseAll();
  }

  private void releaseAll() {
    List<Runnable> next = new ArrayList<>(1);
    synchronized (this) {
      Unacknowledged kept = unacknowledged;
      if (kept == null || greeting != null || isOver) {
        return;
      }
      for (Sent sent : kept.release()) {
        CompletionStage<Void> written = transmit(sent.stanza);
        next.add(() -> written.whenComplete((nothing, failure) -> sent.leave()));
      }
      request(kept);
    }
    next.forEach(Runnable::run);
  }

  /**
   * From now on what is sent is counted.
   *
   * @param answer the last that is not kept; empty for none
   */
  synchronized void manage(int capacity, Bytes answer) {
    unacknowledged = new Unacknowledged(capacity, 0);
    sendElement(answer);
  }

  /**
   * As {@link #manage(int, Bytes)}, and written down; nothing leaves before {@code page} is
   * durable.
   */
  synchronized void manage(int capacity, Bytes answer, Chronicle begun, Page page) {
    unacknowledged = new Unacknowledged(capacity, 0);
    chronicle = begun;
    greeting = answer;
    page.ifRefused(this::unmanage);
    page.whenDurable(this::greet);
  }

  private synchronized void unmanage() {
    unacknowledged = null;
    chronicle = null;
    greeting = null;
  }

  private void greet() {
    synchronized (this) {
      Bytes answer = greeting;
      greeting = null;
      if (answer != null) {
        sendElement(answer);
      }
    }
    releaseAll();
  }

  /**
   * Sends another first-level element, which is not counted; nothing where there is no link, or
   * where it is empty.
   */
  synchronized void sendElement(Bytes xml) {
    if (isAttached && !xml.isEmpty()) {
      var unused = link.sendElement(xml);
    }
  }

  /** The client has handled so many; false where so many were never sent. */
  boolean acknowledge(StanzaCount handled) {
    Optional<List<Sent>> taken;
    long total = 0;
    Chronicle written;
    synchronized (this) {
      written = chronicle();
      Unacknowledged kept = unacknowledged;
      taken = kept == null ? Optional.empty() : kept.acknowledge(handled);
      if (taken.isPresent() && kept != null) {
        total = kept.acknowledged();
        request(kept);
      }
    }
    if (written != null && taken.isPresent() && !taken.get().isEmpty()) {
      write(written, taken.get(), total);
    }
    taken.ifPresent(all -> all.forEach(sent -> sent.fate().delivered()));
    return taken.isPresent();
  }

  /** Nobody waits for this: a client that resumes says itself what it has. */
  private static void write(Chronicle written, List<Sent> acknowledged, long total) {
    var unused =
        written
            .ledger()
            .commit(
                page -> {
                  acknowledged.forEach(sent -> page.remove(sent.record()));
                  written.acknowledged(page, total);
                });
  }

  /** Its link has closed; false where that was not its link. */
  synchronized boolean detach(Link closed) {
    if (link != closed || !isAttached) {
      return false;
    }
    isAttached = false;
    return true;
  }

  /**
   * Goes on over {@code next}: first {@code answer}, then what is not acknowledged.
   *
   * @param answer empty for none
   * @return the link before, which may be open still
   */
  synchronized Link attach(Link next, Bytes answer) {
    Link before = link;
    link = next;
    isAttached = true;
    sendElement(answer);
    Unacknowledged kept = unacknowledged;
    if (kept != null) {
      kept.stanzas().forEach(this::transmit);
      kept.forgetRequest();
      request(kept);
    }
    return before;
  }

  /** Nothing is kept any more: what was, in its order. */
  synchronized List<Sent> takeAll() {
    isOver = true;
    Unacknowledged kept = unacknowledged;
    return kept == null ? List.of() : kept.takeAll();
  }

  private Optional<CompletionStage<Void>> keep(Unacknowledged kept, Sent sent) {
    if (!kept.add(sent)) {
      return Optional.empty();
    }
    CompletionStage<Void> written = transmit(sent.stanza());
    request(kept);
    return Optional.of(written.handle((nothing, failure) -> null));
  }

  /** What finds no link is kept until there is one. */
  private CompletionStage<Void> transmit(Stanza stanza) {
    if (isAttached) {
      return over(link, stanza);
    }
    look(stanza, null);
    return CompletableFuture.completedStage(null);
  }

  private CompletionStage<Void> over(Link used, Stanza stanza) {
    CompletionStage<Void> written = used.send(stanza);
    look(stanza, written);
    return written;
  }

  private void look(Stanza stanza, @Nullable CompletionStage<Void> written) {
    if (address != null) {
      onlooker.sees(address, stanza, written);
    }
  }

  private void request(Unacknowledged kept) {
    if (isAttached && kept.shouldRequest()) {
      sendElement(REQUEST);
    }
  }
}
