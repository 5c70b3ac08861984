package org.simpp.xmpp.negotiation;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.stream.StreamEvent.StreamOpened;

/**
 * The stream that the connection has now (RFC 6120, section 4): what the peer's header said, and
 * whether it has been answered.
 */
final class CurrentStream {
  private final StreamHeaders headers;
  private @Nullable Jid peer;
  private String language = "";
  private boolean isAnswered;

  /**
   * @param ids unguessable, each once
   */
  CurrentStream(String domain, Supplier<String> ids) {
    headers = new StreamHeaders(domain, ids);
  }

  /** Takes the peer's header over, or says what is wrong with it. */
  Optional<StreamHeaders.Refusal> open(StreamOpened header, @Nullable Jid account) {
    peer = header.from() == null ? null : header.from().bare();
    language = header.language();
    return headers.refusal(header, account);
  }

  /** This side's header; empty where it has been sent. */
  Optional<StreamOpened> answer() {
    if (isAnswered) {
      return Optional.empty();
    }
    isAnswered = true;
    return Optional.of(headers.answer(peer));
  }

  /** Whether the peer has said in its header that it is somebody else. */
  boolean isFromAnotherThan(Jid account) {
    return peer != null && !peer.equals(account);
  }

  /** Another follows on the same connection. */
  void restart() {
    peer = null;
    language = "";
    isAnswered = false;
  }

  /** The stream's language holds for a stanza that has none (RFC 6120, section 8.1.5). */
  Stanza inLanguage(Stanza stanza) {
    return language.isEmpty() || stanza.language().isPresent()
        ? stanza
        : stanza.toBuilder().language(language).build();
  }
}
