package org.simpp.server.support;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.Link;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.Receiver;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.StanzaCodec;

/** The server's end of a link without a socket: what is sent stands in a queue. */
public final class MemoryLink implements Link {
  private final Receiver receiver;
  private final Queue<Stanza> sent = new ArrayDeque<>();
  private final List<String> everything = new ArrayList<>();
  private final List<CompletableFuture<Void>> unwritten = new ArrayList<>();
  private @Nullable Jid bound;
  private @Nullable StreamCondition condition;
  private boolean closed;
  private boolean stalled;

  public MemoryLink(Receiver receiver) {
    this.receiver = receiver;
  }

  public void bind(Jid address) {
    bound = address;
  }

  /** From now on nothing that is sent counts as written, as on a connection that hangs. */
  public void stall() {
    stalled = true;
  }

  /** The connection breaks: what was not written fails. */
  public void cut() {
    end(TransportException.Reason.LOST);
  }

  /** Its port is closed. */
  public void stop() {
    end(TransportException.Reason.STOPPED);
  }

  private void end(TransportException.Reason reason) {
    closed = true;
    TransportException cause = new TransportException(reason, "the end");
    unwritten.forEach(write -> write.completeExceptionally(cause));
    receiver.closed(this, cause);
  }

  /** Everything that has been sent since the last call. */
  public List<Stanza> take() {
    List<Stanza> all = List.copyOf(sent);
    sent.clear();
    everything.clear();
    return all;
  }

  /** Stanzas and other elements that have been sent since the last call, with single quotes. */
  public List<String> takeEverything() {
    List<String> all = List.copyOf(everything);
    everything.clear();
    sent.clear();
    return all;
  }

  public Optional<StreamCondition> condition() {
    return Optional.ofNullable(condition);
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public Optional<Jid> bound() {
    return Optional.ofNullable(bound);
  }

  @Override
  public LinkSecurity security() {
    return new LinkSecurity("TLSv1.3", "TLS_AES_128_GCM_SHA256", Map.of(), Bytes.of((byte) 1));
  }

  @Override
  public String peer() {
    return "192.0.2.1:40000";
  }

  @Override
  public CompletionStage<Void> send(Stanza stanza) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    if (closed) {
      written.completeExceptionally(
          new TransportException(TransportException.Reason.CLOSED, "the link is closed"));
    } else if (stalled) {
      unwritten.add(written);
    } else {
      sent.add(stanza);
      everything.add(StanzaCodec.encode(stanza).utf8().replace('"', '\''));
      written.complete(null);
    }
    return written;
  }

  @Override
  public CompletionStage<Void> sendElement(Bytes xml) {
    if (!closed) {
      everything.add(xml.utf8().replace('"', '\''));
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    if (!closed) {
      end(TransportException.Reason.CLOSED);
    }
  }

  @Override
  public void close(StreamCondition reason, String text) {
    if (!closed) {
      condition = reason;
    }
    close();
  }
}
