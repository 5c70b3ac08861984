package org.simpp.client.internal.conversation;

import java.time.Instant;
import java.util.Optional;
import org.simpp.client.Reachability;
import org.simpp.client.Trouble;
import org.simpp.client.internal.stream.Line;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.xmpp.simpp.SimppBox;

/** Of an account without SIMPP keys: nothing can be sealed, so nothing can be written. */
public final class NoKeys implements Secrecy {
  private final Trouble cause;

  public NoKeys(Jid account) {
    cause =
        Trouble.of(
            Trouble.Cause.OWN_KEY_MISSING,
            "this account logs in by password and has no key to encrypt with",
            account.toString());
  }

  @Override
  public Reachability reachability(Jid contact) {
    return new Reachability.Unable(cause);
  }

  @Override
  public void prepare(Jid contact) {
    // There is nothing to set up a session with.
  }

  @Override
  public boolean takesContent(Jid contact) {
    return false;
  }

  @Override
  public Optional<Sealed> seal(Jid contact, Content content) {
    return Optional.empty();
  }

  @Override
  public void online(Line line, SecretBytes secret) {
    // A log-in by password agrees on nothing.
  }

  @Override
  public void resumed(Line line, SecretBytes secret) {
    // A log-in by password agrees on nothing.
  }

  @Override
  public void offline() {
    // No session is lost.
  }

  @Override
  public void pushed(Bytes box) {
    // No box is for this account.
  }

  @Override
  public void handshake(Jid from, SimppBox step) {
    // This program does not announce that it takes part.
  }

  @Override
  public Optional<Content> open(Jid from, SimppBox box, Instant sent) {
    return Optional.empty();
  }

  @Override
  public void forget(Jid program) {
    // None is known.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
