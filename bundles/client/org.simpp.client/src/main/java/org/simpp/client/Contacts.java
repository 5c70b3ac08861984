package org.simpp.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;
import org.simpp.model.Registration;

/**
 * The contact list and who may see whose presence (RFC 6121, sections 2 and 3).
 *
 * <p>A request is shown and answered by a person; it is accepted without asking only from a contact
 * that was added with {@code approved}. Stages complete when the server has agreed; they fail with
 * {@link Trouble.Cause#NOT_CONNECTED} while there is no connection.
 */
@ProviderType
public interface Contacts {
  /** A snapshot, sorted by name. */
  List<Contact> all();

  Optional<Contact> find(Jid address);

  /** Who wants to see our presence and has no answer yet, the oldest first. */
  List<ContactRequest> requests();

  /**
   * Puts the contact on the list and asks to see its presence.
   *
   * @param address a bare address with a local part
   * @param name "" for none
   * @param approved whether its own request, now or later, is accepted without asking
   */
  CompletionStage<Void> add(Jid address, String name, Set<String> groups, boolean approved);

  /** Lets the contact see our presence, and asks to see its own where we do not yet. */
  CompletionStage<Void> accept(Jid address);

  CompletionStage<Void> decline(Jid address);

  /** Takes the contact off the list and ends both subscriptions; the history stays. */
  CompletionStage<Void> remove(Jid address);

  /** Gives the contact another name ("" for none) and other groups. */
  CompletionStage<Void> change(Jid address, String name, Set<String> groups);

  /** Tells of every change from now on, on the client's thread, until it is closed. */
  Registration listen(Consumer<ContactEvent> listener);
}
