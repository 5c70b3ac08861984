package org.simpp.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;
import org.simpp.model.Registration;

/** One account that is signed in. It reconnects by itself until {@link #signOut}. */
@ProviderType
public interface Session {
  /** The bare address. */
  Jid account();

  Profile profile();

  ConnectionState connection();

  /** What this side says of itself. */
  Presence presence();

  /**
   * Says it from now on, also after a reconnection; {@code OFFLINE} and {@code UNKNOWN} are not
   * allowed. The text is known to the server.
   */
  void announce(Presence presence);

  Contacts contacts();

  Conversations conversations();

  /** Finds what was written. */
  Search search();

  /** The card in use, its retry counter read live; empty for a password account. */
  CompletionStage<Optional<CardFacts>> card();

  /**
   * What a person should be told since signing in, such as damaged settings that went back to their
   * last good state; the oldest first.
   */
  List<Trouble> notices();

  /** Tells of every change from now on, on the client's thread, until it is closed. */
  Registration listen(Consumer<SessionEvent> listener);

  /** Says goodbye, ends the connection, and forgets every key. The session is over then. */
  CompletionStage<Void> signOut();
}
