package org.simpp.server.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Stanza;
import org.simpp.server.session.Unacknowledged.Sent;
import org.simpp.transport.Link;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.streammanagement.StanzaCount;
import org.simpp.xmpp.streammanagement.StreamManagement;

/**
 * What goes to one client: over its link as long as there is one, and kept until the client has
 * acknowledged it where it does so (XEP-0198). Safe for use by many threads; the link gets
 * everything in the order in which it is counted.
 */
final class Outflow {
  private static final Bytes REQUEST =
      ElementCodec.write(new StreamManagement.Request().toElement());

  private Link link;
  private boolean isAttached = true;
  private boolean isOver;
  private @Nullable Unacknowledged unacknowledged;

  Outflow(Link link) {
    this.link = link;
  }

  /** The link, or where there is none the last one. */
  synchronized Link link() {
    return link;
  }

  synchronized boolean isAttached() {
    return isAttached;
  }

  /**
   * Sends {@code stanza}, or keeps it for the next link.
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
      written = link.send(stanza);
    }
    return Optional.of(
        written.whenComplete(
            (nothing, failure) -> {
              if (failure == null) {
                fate.delivered();
              } else {
                fate.lost();
              }
            }));
  }

  /**
   * From now on what is sent is counted.
   *
   * @param answer the last that is not kept; empty for none
   */
  synchronized void manage(int capacity, Bytes answer) {
    unacknowledged = new Unacknowledged(capacity);
    sendElement(answer);
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
    synchronized (this) {
      Unacknowledged kept = unacknowledged;
      taken = kept == null ? Optional.empty() : kept.acknowledge(handled);
      if (taken.isPresent() && kept != null) {
        request(kept);
      }
    }
    taken.ifPresent(all -> all.forEach(sent -> sent.fate().delivered()));
    return taken.isPresent();
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
      kept.stanzas().forEach(next::send);
      kept.forgetRequest();
      request(kept);
    }
    return before;
  }

  /** Nothing is kept any more: what was is told so. */
  void lose() {
    List<Sent> lost;
    synchronized (this) {
      isOver = true;
      Unacknowledged kept = unacknowledged;
      lost = kept == null ? List.of() : kept.takeAll();
    }
    lost.forEach(sent -> sent.fate().lost());
  }

  private Optional<CompletionStage<Void>> keep(Unacknowledged kept, Sent sent) {
    if (!kept.add(sent)) {
      return Optional.empty();
    }
    if (!isAttached) {
      return Optional.of(CompletableFuture.completedFuture(null));
    }
    CompletionStage<Void> written = link.send(sent.stanza());
    request(kept);
    return Optional.of(written.handle((nothing, failure) -> null));
  }

  private void request(Unacknowledged kept) {
    if (isAttached && kept.shouldRequest()) {
      sendElement(REQUEST);
    }
  }
}
