package org.simpp.client.internal.conversation;

import java.time.Instant;
import java.util.Optional;
import org.simpp.client.internal.stream.Line;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.xmpp.simpp.SimppBox;

/** The sessions with contacts: how they are set up, and what they open. On the loop only. */
public interface Secrecy extends Sealing, AutoCloseable {
  /**
   * A log-in succeeded.
   *
   * @param secret what it agreed on; still the caller's to close
   */
  void online(Line line, SecretBytes secret);

  /**
   * The connection was cut and goes on; the sessions with contacts are as they were.
   *
   * @param secret what the new login agreed on; still the caller's to close
   */
  void resumed(Line line, SecretBytes secret);

  /** The connection is lost, and every session with it. */
  void offline();

  /** The server sent that box of its own accord. */
  void pushed(Bytes box);

  /** A contact's program sent a step of the handshake. */
  void handshake(Jid from, SimppBox step);

  /**
   * The content of a box of a contact's program; empty where it cannot be opened, or was not made
   * by that contact for this account.
   *
   * @param box of type {@code MESSAGE} or {@code CONTENT}
   * @param sent when it was sent, as the server says
   */
  Optional<Content> open(Jid from, SimppBox box, Instant sent);

  /** A contact's program has gone, or does not know the session any more. */
  void forget(Jid program);

  @Override
  void close();
}
