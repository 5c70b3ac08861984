package org.simpp.client.internal.conversation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Contact;
import org.simpp.client.Presence;
import org.simpp.client.Reachability;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.history.Body;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptEntry;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.model.Jid;

/**
 * Lets in what contacts write, and of others as much as {@link Strangers} allow; who has come so is
 * kept in the settings. On the loop only, but for {@link #strangers} and {@link #isContact}.
 */
final class Door {
  private final AccountBook book;
  private final Sealing sealing;
  private final Predicate<Jid> isContact;
  private final Consumer<Trouble> notices;
  private final Strangers strangers = new Strangers();
  private volatile List<Contact> shown = List.of();

  Door(AccountBook book, Sealing sealing, Predicate<Jid> isContact, Consumer<Trouble> notices) {
    this.book = book;
    this.sealing = sealing;
    this.isContact = isContact;
    this.notices = notices;
  }

  /** Counts what is kept of each stranger. */
  void open(History history) throws HistoryException {
    for (Map.Entry<Jid, Long> known : book.settings().strangers().entrySet()) {
      Jid stranger = known.getKey();
      List<KeptEntry> last =
          history.entries(stranger, History.NEWEST, Strangers.MAX_ENTRIES + 1).stream()
              .filter(kept -> kept.number() >= known.getValue())
              .toList();
      last.forEach(kept -> strangers.took(stranger, size(kept.entry().body())));
    }
    show();
  }

  boolean isContact(Jid from) {
    return isContact.test(from.bare());
  }

  /** Who has written and is not on the contact list. */
  List<Contact> strangers() {
    return shown.stream().filter(stranger -> !isContact(stranger.address())).toList();
  }

  /** Whether what came is to be kept; where it is not, a person has been told. */
  boolean admits(Jid from, Body body) {
    if (isContact(from)) {
      return true;
    }
    if (strangers.judge(from.bare(), size(body)) instanceof Strangers.Verdict.Refuse refused) {
      refused.told().ifPresent(notices);
      return false;
    }
    return true;
  }

  /**
   * What was admitted is kept.
   *
   * @return whether somebody new is among the strangers
   */
  boolean took(Jid from, KeptEntry kept) {
    Jid stranger = from.bare();
    if (isContact(stranger) || !strangers.took(stranger, size(kept.entry().body()))) {
      return false;
    }
    show();
    remember(stranger, kept.number());
    return true;
  }

  /** Forgets that {@code stranger} is one; whether they were. */
  boolean forget(Jid stranger) {
    boolean wasThere = strangers.forget(stranger.bare());
    show();
    remember(stranger.bare(), null);
    return wasThere;
  }

  /** Forgets all those who are on the contact list by now; whether there were any. */
  boolean forgetContacts() {
    boolean any = false;
    for (Jid stranger : strangers.all()) {
      any |= isContact(stranger) && forget(stranger);
    }
    return any;
  }

  /** Whether and how a message can be sent; to strangers not at all. */
  Reachability reachability(Jid contact) {
    Reachability now = sealing.reachability(contact);
    return isContact(contact) || !now.canWrite()
        ? now
        : new Reachability.Unable(
            Trouble.of(
                Cause.CONTACT_NOT_LISTED, "a session needs the contact list", contact.toString()));
  }

  private void remember(Jid stranger, @Nullable Long first) {
    try {
      book.change(settings -> settings.withStranger(stranger, first));
    } catch (ClientException e) {
      notices.accept(e.trouble());
    }
  }

  private void show() {
    shown = strangers.all().stream().map(this::shown).toList();
  }

  private Contact shown(Jid stranger) {
    return new Contact(
        stranger,
        stranger.toString(),
        Set.of(),
        Contact.Subscription.UNLISTED,
        Presence.of(Presence.Show.UNKNOWN),
        reachability(stranger));
  }

  private static int size(Body body) {
    String kept =
        body instanceof Body.Text text
            ? text.text()
            : body instanceof Body.File file ? file.sharing() : "";
    return kept.getBytes(StandardCharsets.UTF_8).length;
  }
}
