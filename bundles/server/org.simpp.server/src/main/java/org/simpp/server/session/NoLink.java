package org.simpp.server.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.transport.Link;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;

/** In place of the last link of a session that an earlier run of the server began. */
final class NoLink implements Link {
  @Override
  public Optional<Jid> bound() {
    return Optional.empty();
  }

  @Override
  public LinkSecurity security() {
    return new LinkSecurity("-", "-", Map.of(), Bytes.empty());
  }

  @Override
  public String peer() {
    return "-";
  }

  @Override
  public CompletionStage<Void> send(Stanza stanza) {
    return sendElement(Bytes.empty());
  }

  @Override
  public CompletionStage<Void> sendElement(Bytes xml) {
    return CompletableFuture.failedStage(
        new TransportException(
            TransportException.Reason.CLOSED, "the link was one of an earlier run of the server"));
  }

  @Override
  public void close() {}

  @Override
  public void close(StreamCondition condition, String text) {}
}
