package org.simpp.transport;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;

/**
 * One XML stream over TLS to one peer, in either direction (RFC 6120, section 4).
 *
 * <p>Every method may be called from any thread and returns at once; stanzas leave in the order of
 * the calls. After the link has closed nothing is sent any more.
 */
@ProviderType
public interface Link {
  /** The full address that was bound, once there is one (RFC 6120, section 7). */
  Optional<Jid> bound();

  /** What TLS and SASL gave; see there. */
  LinkSecurity security();

  /** The peer's address and port as a log would show it. */
  String peer();

  /**
   * Sends {@code stanza} as it is.
   *
   * @return completes when it has been written to the socket, exceptionally with a {@link
   *     TransportException} when the link closed before
   */
  CompletionStage<Void> send(Stanza stanza);

  /**
   * Sends another first-level element of the stream as the bytes are (RFC 6120, section 4.4): a
   * XEP-0198 request or the like.
   */
  CompletionStage<Void> sendElement(Bytes xml);

  /** Ends the stream in good order: {@code </stream:stream>}, then TLS, then the socket. */
  void close();

  /** Ends the stream with an error first (RFC 6120, section 4.9). */
  void close(StreamCondition condition, String text);
}
