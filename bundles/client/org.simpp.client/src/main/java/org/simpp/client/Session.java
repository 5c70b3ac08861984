package org.simpp.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;
import org.simpp.model.Registration;
import org.simpp.model.SecretBytes;

/** One account that is signed in. It reconnects by itself until {@link #signOut}. */
@ProviderType
public interface Session {
  /** The bare address. */
  Jid account();

  Profile profile();

  ConnectionState connection();

  /**
   * What this side says of itself: what was chosen by {@link #announce}, or that its person is away
   * since {@link #idleSince}.
   */
  Presence presence();

  /** What was chosen by {@link #announce} last. */
  Presence chosen();

  /**
   * Says it from now on, also after a reconnection; {@code OFFLINE} and {@code UNKNOWN} are not
   * allowed. The text is known to the server. It is said again at the next sign-in, but for who was
   * away: they are back then.
   */
  void announce(Presence presence);

  /**
   * The person has not used the computer since then. Who has chosen to be there is said to be away
   * (XEP-0319), unless {@link Disclosure#idleness} is off; any other choice stands as it is.
   */
  void idleSince(Instant since);

  /** The person uses the computer again: what was chosen is said. */
  void back();

  /** What is told of the person by itself. */
  Disclosure disclosure();

  /**
   * Changes it from now on and keeps it with the account.
   *
   * @return fails with {@link Trouble.Cause#SETTINGS_NOT_KEPT}; it holds until signing out then
   */
  CompletionStage<Void> disclose(Disclosure wanted);

  Contacts contacts();

  Conversations conversations();

  /** Files on their way. */
  Transfers transfers();

  /** The pictures that stand for contacts and for this account. */
  Avatars avatars();

  /** Finds what was written. */
  Search search();

  /**
   * Whether it is still the person who signed in: completes when {@code secret} is the card's PIN
   * or the account's password. The session goes on either way.
   *
   * @param secret taken over and closed; a wrong PIN costs a try
   * @return fails with {@link Trouble.Cause#PIN_WRONG}, {@link Trouble.Cause#PIN_BLOCKED} or {@link
   *     Trouble.Cause#LOGIN_REFUSED}
   */
  CompletionStage<Void> prove(SecretBytes secret);

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
