package org.simpp.client;

import java.time.Instant;
import java.util.Objects;
import org.simpp.model.Jid;

/** How a session stands to its server; always one of these, always shown. */
public sealed interface ConnectionState {
  /** A connection is being made. */
  record Connecting() implements ConnectionState {}

  /**
   * Everything works.
   *
   * @param address the full address that this session has
   * @param server where it is connected to
   * @param tls the TLS version and cipher, as a person may want to know them
   */
  record Online(Jid address, String server, String tls) implements ConnectionState {
    public Online {
      Objects.requireNonNull(address);
      Objects.requireNonNull(server);
      Objects.requireNonNull(tls);
    }
  }

  /**
   * The connection was lost and will be tried again without anybody doing anything.
   *
   * @param nextTry when
   * @param cause why it was lost, or why the last try failed
   */
  record Reconnecting(Instant nextTry, Trouble cause) implements ConnectionState {
    public Reconnecting {
      Objects.requireNonNull(nextTry);
      Objects.requireNonNull(cause);
    }
  }

  /**
   * There is no connection and there will be none unless the person signs in again.
   *
   * @param cause {@link Trouble.Cause#SIGNED_OUT}, or what no further try can mend
   */
  record Offline(Trouble cause) implements ConnectionState {
    public Offline {
      Objects.requireNonNull(cause);
    }
  }
}
