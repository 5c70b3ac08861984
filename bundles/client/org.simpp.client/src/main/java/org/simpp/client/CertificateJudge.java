package org.simpp.client;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** A person who decides whether a server's certificate is the right one. */
@FunctionalInterface
@ConsumerType
public interface CertificateJudge {
  /** The answer. */
  enum Decision {
    /** From now on this certificate, and no other, is the server's. */
    ACCEPT,
    /** Do not connect. */
    DECLINE
  }

  /**
   * Asked when no authority vouches for the certificate and none was accepted before; called on the
   * client's thread, so a screen must cross to its own and return at once. A certificate that
   * differs from the accepted one is refused without asking ({@link
   * Trouble.Cause#CERTIFICATE_CHANGED}).
   */
  CompletionStage<Decision> judge(CertificateFacts certificate);
}
