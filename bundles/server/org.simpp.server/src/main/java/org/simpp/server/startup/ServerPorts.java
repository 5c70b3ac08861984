package org.simpp.server.startup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Registration;
import org.simpp.registry.Acceptors;
import org.simpp.transport.Listening;
import org.simpp.transport.Receiver;
import org.simpp.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's ports: open while a transport is there, and again after it has been replaced. */
final class ServerPorts implements Acceptors.Watcher, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ServerPorts.class);
  private static final String WAITING =
      "the ports are closed: waiting for a transport; is its bundle started, and is its"
          + " configuration right?";

  private final Acceptors acceptors;
  private volatile @Nullable Registration wish;
  private volatile @Nullable Listening open;
  private volatile Bytes fingerprint = Bytes.empty();
  private volatile String trouble = "";
  private volatile boolean failed;

  ServerPorts(Acceptors acceptors) {
    this.acceptors = acceptors;
  }

  /** Wants them open from now on. */
  void open(Receiver receiver) {
    trouble = WAITING;
    wish = acceptors.listen(receiver, this);
  }

  @Override
  public void opened(Listening ports) {
    open = ports;
    fingerprint = ports.certificateFingerprint();
    failed = false;
    trouble = "";
    log.info("logins are accepted on {}", ports.ports());
  }

  @Override
  public void closing() {
    open = null;
    trouble = WAITING;
    log.info("the ports are being closed; sessions that can be resumed wait");
  }

  @Override
  public void refused(TransportException why) {
    failed = true;
    trouble = "the ports: " + why.getMessage();
    log.error("logins are not accepted: {}", trouble, why);
  }

  /** They; empty while they are closed. */
  Optional<Listening> now() {
    return Optional.ofNullable(open);
  }

  /** Of the certificate that is served, or was last; empty before the ports were open. */
  Bytes certificateFingerprint() {
    Listening ports = open;
    return ports == null ? fingerprint : ports.certificateFingerprint();
  }

  /** Why they are closed; "" where they are open or nobody has wanted them yet. */
  String trouble() {
    return trouble;
  }

  /** Whether they stay closed until an operator does something. */
  boolean isFailed() {
    return failed;
  }

  @Override
  public void close() {
    Registration wanted = wish;
    if (wanted != null) {
      wanted.close();
    }
  }
}
