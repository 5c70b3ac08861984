package org.simpp.transport;

import java.util.Objects;

/** A link could not be made or did not hold; the message says what was awaited and for how long. */
public final class TransportException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, for a caller to act on. */
  public enum Reason {
    /** Nobody answers at that address. */
    UNREACHABLE,
    /** The server's certificate is neither pinned nor issued by a known authority. */
    CERTIFICATE_UNKNOWN,
    /** The server shows another certificate than the pinned one. */
    CERTIFICATE_CHANGED,
    /** TLS failed otherwise. */
    TLS_FAILED,
    /** SASL failed: wrong password or key, or no common mechanism. */
    NOT_AUTHORIZED,
    /** The server broke the protocol or ended the stream with an error. */
    STREAM_ERROR,
    /** The link is closed. */
    CLOSED,
    /** The connection broke without the end of the stream. */
    LOST,
    /** The provider of the link stops; what went over the link may go on over another. */
    STOPPED,
    /** No answer in time. */
    TIMEOUT,
    /** Nobody answers at the proxy's address; the cause is a {@link ProxyException}. */
    PROXY_UNREACHABLE,
    /** The proxy does not connect to the server; the cause is a {@link ProxyException}. */
    PROXY_REFUSED,
    /** The proxy wants to know who asks, or refuses who does; likewise. */
    PROXY_LOGIN
  }

  private final Reason reason;

  public TransportException(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason);
  }

  public TransportException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason);
  }

  public Reason reason() {
    return reason;
  }
}
