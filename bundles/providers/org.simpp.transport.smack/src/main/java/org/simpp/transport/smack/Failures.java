package org.simpp.transport.smack;

import java.io.IOException;
import javax.net.ssl.SSLException;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jspecify.annotations.Nullable;
import org.simpp.transport.ProxyException;
import org.simpp.transport.SaslException;
import org.simpp.transport.TransportException;
import org.simpp.transport.TransportException.Reason;
import org.simpp.transport.UntrustedCertificateException;

/** Smack's exceptions as the one of the port, with a reason and what was awaited. */
final class Failures {
  private final String server;
  private final long seconds;
  private final ServerTrust trust;

  /**
   * @param server as a person would name it: its domain, and where it was sought
   * @param seconds how long each step may take
   */
  Failures(String server, long seconds, ServerTrust trust) {
    this.server = server;
    this.seconds = seconds;
    this.trust = trust;
  }

  TransportException of(Throwable failure) {
    UntrustedCertificateException refusal = trust.refusal();
    if (refusal != null) {
      return refused(refusal);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      TransportException known = known(cause);
      if (known != null) {
        return known;
      }
    }
    return failed(Reason.STREAM_ERROR, "the connection to %s failed".formatted(server), failure);
  }

  private @Nullable TransportException known(Throwable cause) {
    if (cause instanceof TransportException already) {
      return already;
    }
    if (cause instanceof SmackException smack) {
      return ofSmack(smack);
    }
    if (cause instanceof XMPPException xmpp) {
      return ofServer(xmpp);
    }
    if (cause instanceof SaslException sasl) {
      return failed(
          Reason.NOT_AUTHORIZED, "log-in at %s: %s".formatted(server, sasl.getMessage()), sasl);
    }
    if (cause instanceof StreamViolation violation) {
      return failed(
          Reason.STREAM_ERROR, "%s sent %s".formatted(server, cause.getMessage()), violation);
    }
    return ofPlatform(cause);
  }

  private @Nullable TransportException ofPlatform(Throwable cause) {
    if (cause instanceof ProxyException proxy) {
      return failed(proxy.reason(), "%s: %s".formatted(server, proxy.getMessage()), proxy);
    }
    if (cause instanceof SSLException) {
      return failed(Reason.TLS_FAILED, "TLS with %s failed".formatted(server), cause);
    }
    if (cause instanceof IOException) {
      return failed(
          Reason.UNREACHABLE, "the connection to %s was lost or refused".formatted(server), cause);
    }
    return null;
  }

  private TransportException refused(UntrustedCertificateException untrusted) {
    return trust.isPinned()
        ? failed(
            Reason.CERTIFICATE_CHANGED,
            "%s shows another certificate than the one accepted before".formatted(server),
            untrusted)
        : failed(
            Reason.CERTIFICATE_UNKNOWN,
            "no known authority vouches for the certificate of %s".formatted(server),
            untrusted);
  }

  private @Nullable TransportException ofSmack(SmackException cause) {
    if (cause instanceof SmackException.NoResponseException) {
      return failed(
          Reason.TIMEOUT, "%s did not answer within %d s".formatted(server, seconds), cause);
    }
    if (cause instanceof SmackException.ConnectionException) {
      return failed(Reason.UNREACHABLE, "nobody answers at %s".formatted(server), cause);
    }
    if (cause instanceof SmackException.SecurityRequiredException) {
      return failed(Reason.TLS_FAILED, "%s does not offer TLS".formatted(server), cause);
    }
    if (cause instanceof SmackException.NotConnectedException) {
      return failed(Reason.CLOSED, "the connection to %s is closed".formatted(server), cause);
    }
    if (cause instanceof SmackException.OutgoingQueueFullException) {
      return failed(
          Reason.TIMEOUT, "%s takes nothing more; too much waits".formatted(server), cause);
    }
    return null;
  }

  private TransportException ofServer(XMPPException cause) {
    if (cause instanceof SASLErrorException refusal) {
      String condition = refusal.getSASLFailure().getSASLErrorString();
      return failed(
          Reason.NOT_AUTHORIZED, "%s refused the log-in: %s".formatted(server, condition), cause);
    }
    if (cause instanceof XMPPException.StreamErrorException ended) {
      String condition = ended.getStreamError().getCondition().toString();
      return failed(
          Reason.STREAM_ERROR, "%s ended the stream: %s".formatted(server, condition), cause);
    }
    return failed(
        Reason.STREAM_ERROR, "%s refused: %s".formatted(server, cause.getMessage()), cause);
  }

  private static TransportException failed(Reason reason, String message, Throwable cause) {
    return new TransportException(reason, message, cause);
  }
}
