package org.simpp.transport.netty;

import io.netty.channel.EventLoop;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.Link;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.negotiation.Negotiation;

/** The face of one connection that any thread may use; {@link LinkDriver} is the other one. */
final class NettyLink implements Link {
  private final EventLoop loop;
  private final Carrier carrier;
  private final String peer;
  private final StanzaTap tap;
  private final StanzaCounts counts;
  private final Function<Stanza, Bytes> writing;
  private volatile @Nullable Negotiation negotiation;
  private volatile @Nullable LinkSecurity security;
  private volatile @Nullable Jid bound;
  private final Gate gate = new Gate(this::write);

  NettyLink(EventLoop loop, Carrier carrier, Entrance entrance) {
    this.loop = loop;
    this.carrier = carrier;
    peer = entrance.peerName();
    tap = entrance.tap();
    counts = entrance.counts();
    writing = entrance.writing();
  }

  @Override
  public Optional<Jid> bound() {
    return Optional.ofNullable(bound);
  }

  @Override
  public LinkSecurity security() {
    return Objects.requireNonNull(security, "a link is not shown before TLS");
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public CompletionStage<Void> send(Stanza stanza) {
    counts.sent(stanza.kind());
    Bytes xml = writing.apply(stanza);
    return gate.isOpen() ? write(xml) : gate.holdOrWrite(xml);
  }

  @Override
  public CompletionStage<Void> sendElement(Bytes xml) {
    return gate.isOpen() ? write(xml) : gate.writeUnlessBehind(xml);
  }

  @Override
  public void close() {
    onLoop(Negotiation::close);
  }

  @Override
  public void close(StreamCondition condition, String text) {
    onLoop(stream -> stream.fail(condition, text));
  }

  /** Ends the stream because its port is being closed; its session may go on over another. */
  void stop(String text) {
    onLoop(stream -> stream.stop(text));
  }

  @Override
  public String toString() {
    return "link of " + peer;
  }

  /** The client knows of its session, or has gone: what has waited for that goes out. */
  void open() {
    gate.open();
  }

  void negotiatedBy(Negotiation stream) {
    negotiation = stream;
  }

  void secured(LinkSecurity by) {
    security = by;
  }

  void boundTo(Jid address) {
    bound = address;
  }

  private CompletionStage<Void> write(Bytes xml) {
    tap.outbound(peer, xml);
    return carrier.offer(xml);
  }

  private void onLoop(Consumer<Negotiation> task) {
    Negotiation stream = negotiation;
    if (stream == null) {
      return;
    }
    try {
      loop.execute(() -> task.accept(stream));
    } catch (RejectedExecutionException stopped) {
      // the loops stop after the last link is closed: there is nothing left to close
    }
  }
}
