package org.simpp.transport.smack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import javax.net.ssl.SSLException;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.SmackException.SmackWrappedException;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.packet.StreamError;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.sasl.packet.SaslNonza.SASLFailure;
import org.junit.jupiter.api.Test;
import org.simpp.transport.SaslException;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.transport.TransportException.Reason;

class FailuresTest {
  private final Failures failures = new Failures("simpp.example", 10, new ServerTrust(null));

  @Test
  void of_findsTheReasonBehindWrappings() {
    assertReason(
        new SmackWrappedException(new SSLException("handshake")), Reason.TLS_FAILED, "TLS");
    assertReason(
        new SmackWrappedException(new IOException(new SocketException("reset"))),
        Reason.UNREACHABLE,
        "lost");
  }

  @Test
  void of_aRefusedLogIn_namesTheCondition() {
    assertReason(
        new SASLErrorException("SCRAM-SHA-256", new SASLFailure("not-authorized")),
        Reason.NOT_AUTHORIZED,
        "not-authorized");
  }

  @Test
  void of_aMechanismThatGaveUp_isNotAuthorized() {
    assertReason(
        new SaslException(SaslException.Condition.ABORTED, "the server's nonce is not ours"),
        Reason.NOT_AUTHORIZED,
        "nonce");
  }

  @Test
  void of_aStreamError_namesTheCondition() {
    StreamError error =
        new StreamError(StreamError.Condition.conflict, null, null, java.util.List.of());
    assertReason(new StreamErrorException(error), Reason.STREAM_ERROR, "conflict");
  }

  @Test
  void of_aClosedConnection_isClosed() {
    assertReason(new NotConnectedException(), Reason.CLOSED, "closed");
  }

  @Test
  void of_aViolation_saysWhatWasSent() {
    assertReason(
        new StreamViolation(StreamCondition.RESTRICTED_XML, "a comment"),
        Reason.STREAM_ERROR,
        "restricted-xml");
  }

  @Test
  void of_aTransportException_isItself() {
    TransportException known = new TransportException(Reason.TIMEOUT, "no answer");

    assertThat(failures.of(new SmackWrappedException(known))).isSameAs(known);
  }

  private void assertReason(Exception failure, Reason reason, String part) {
    TransportException result = failures.of(failure);
    assertThat(result.reason()).isEqualTo(reason);
    assertThat(result).hasMessageContaining("simpp.example").hasMessageContaining(part);
  }
}
