package org.simpp.transport;

import java.util.Objects;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** What one step of the receiving side's exchange leads to. */
public sealed interface SaslOutcome {
  /** Ask on. */
  record Challenge(Bytes data) implements SaslOutcome {
    public Challenge {
      Objects.requireNonNull(data);
    }
  }

  /**
   * The client has proved itself.
   *
   * @param account the bare address
   * @param mechanism the mechanism's name
   * @param data additional data for {@code <success/>}; empty for none
   * @param sessionSecret what the mechanism agreed on for the session, as its own documents say;
   *     zero bytes where it agreed on nothing. The receiver closes it
   */
  record Success(Jid account, String mechanism, Bytes data, SecretBytes sessionSecret)
      implements SaslOutcome {
    public Success {
      Objects.requireNonNull(account);
      Objects.requireNonNull(mechanism);
      Objects.requireNonNull(data);
      Objects.requireNonNull(sessionSecret);
    }
  }

  /** The exchange has failed. */
  record Failure(SaslException cause) implements SaslOutcome {
    public Failure {
      Objects.requireNonNull(cause);
    }
  }
}
