package org.simpp.itests.screens;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Avatars;
import org.simpp.client.CardFacts;
import org.simpp.client.ClientException;
import org.simpp.client.ConnectionState;
import org.simpp.client.Contact;
import org.simpp.client.ContactEvent;
import org.simpp.client.ContactRequest;
import org.simpp.client.Contacts;
import org.simpp.client.ConversationEvent;
import org.simpp.client.Conversations;
import org.simpp.client.Disclosure;
import org.simpp.client.Entry;
import org.simpp.client.KnownAccount;
import org.simpp.client.Messenger;
import org.simpp.client.Presence;
import org.simpp.client.Profile;
import org.simpp.client.Search;
import org.simpp.client.Session;
import org.simpp.client.SessionEvent;
import org.simpp.client.Transfer;
import org.simpp.client.Transfers;
import org.simpp.client.Trouble;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.Registration;
import org.simpp.model.SecretBytes;

/** Somebody's session as the screens see it: these contacts, one conversation, no server. */
public final class Office {
  static final String PIN = "271828";

  private static final Entry.Security SEALED = new Entry.Security.Simpp(Profile.LABORATORY_2007);

  private final List<Contact> contacts;
  private final List<Consumer<ContactEvent>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<SessionEvent>> sessionListeners = new CopyOnWriteArrayList<>();

  /** The picture of every contact; null for none. */
  volatile @Nullable Bytes picture;

  /** Whose pictures were asked for. */
  final List<Jid> asked = new CopyOnWriteArrayList<>();

  /** Whose conversations were marked read. */
  final List<Jid> read = new CopyOnWriteArrayList<>();

  /** What was told of the person at the computer. */
  final List<String> told = new CopyOnWriteArrayList<>();

  private volatile Presence chosen = Presence.of(Presence.Show.AVAILABLE);
  private volatile Presence said = chosen;
  private volatile Disclosure disclosure = Disclosure.USUAL;
  private final List<Consumer<ConversationEvent>> talk = new CopyOnWriteArrayList<>();
  private final Session session = Quiet.of(Session.class, new SessionScript());

  Office(List<Contact> contacts) {
    this.contacts = List.copyOf(contacts);
  }

  Session session() {
    return session;
  }

  Messenger messenger() {
    return Quiet.of(Messenger.class, new MessengerScript());
  }

  /** As the client's own thread would tell it. */
  void tell(ContactEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  /** As the session would say it now. */
  void say(Presence now) {
    said = now;
    sessionListeners.forEach(listener -> listener.accept(new SessionEvent.PresenceChanged(now)));
  }

  /** As the client's own thread would tell it. */
  void tell(ConversationEvent event) {
    talk.forEach(listener -> listener.accept(event));
  }

  private static CardFacts card() {
    return new CardFacts(CardFacts.Kind.SOFTWARE, "2007", "", 3);
  }

  /** What the way in asks for. */
  public static final class MessengerScript {
    public CompletionStage<List<KnownAccount>> accounts() {
      return CompletableFuture.completedStage(
          List.of(new KnownAccount(People.ME, Profile.LABORATORY_2007, null, card())));
    }
  }

  /** The session itself. */
  public final class SessionScript {
    public Jid account() {
      return People.ME;
    }

    public Profile profile() {
      return Profile.LABORATORY_2007;
    }

    public ConnectionState connection() {
      return new ConnectionState.Online(
          People.ME, "chat.simpp.example:5222", "TLSv1.3, TLS_AES_256_GCM_SHA384");
    }

    public Presence presence() {
      return said;
    }

    public Presence chosen() {
      return chosen;
    }

    public void announce(Presence wanted) {
      chosen = wanted;
      say(wanted);
    }

    public void back() {
      told.add("back");
    }

    public void idleSince(Instant since) {
      told.add("idle since " + since);
    }

    public Disclosure disclosure() {
      return disclosure;
    }

    public CompletionStage<Void> disclose(Disclosure wanted) {
      disclosure = wanted;
      return CompletableFuture.completedStage(null);
    }

    public Registration listen(Consumer<SessionEvent> listener) {
      sessionListeners.add(listener);
      return () -> sessionListeners.remove(listener);
    }

    public Contacts contacts() {
      return Quiet.of(Contacts.class, new ContactsScript());
    }

    public Conversations conversations() {
      return Quiet.of(Conversations.class, new ConversationsScript());
    }

    public Transfers transfers() {
      return Quiet.of(Transfers.class, new TransfersScript());
    }

    public Avatars avatars() {
      return Quiet.of(Avatars.class, new AvatarsScript());
    }

    public Search search() {
      return Quiet.of(Search.class, new SearchScript());
    }

    public CompletionStage<Void> prove(SecretBytes secret) {
      try (secret;
          SecretBytes right = SecretBytes.copyOf(PIN.getBytes(StandardCharsets.UTF_8))) {
        return right.equals(secret)
            ? CompletableFuture.completedStage(null)
            : CompletableFuture.failedStage(
                new ClientException(Trouble.of(Trouble.Cause.PIN_WRONG, "another PIN", "2"), null));
      }
    }

    public CompletionStage<Optional<CardFacts>> card() {
      return CompletableFuture.completedStage(Optional.of(Office.card()));
    }
  }

  /** The pictures, which come from another thread. */
  public final class AvatarsScript {
    public Optional<String> id(Jid address) {
      return Optional.ofNullable(picture).map(bytes -> "picture");
    }

    public CompletionStage<Optional<Bytes>> picture(Jid address) {
      asked.add(address);
      return CompletableFuture.supplyAsync(() -> Optional.ofNullable(picture));
    }
  }

  /** The contact list. */
  public final class ContactsScript {
    public List<Contact> all() {
      return contacts;
    }

    public Optional<Contact> find(Jid address) {
      return contacts.stream().filter(one -> one.address().equals(address)).findFirst();
    }

    public List<ContactRequest> requests() {
      boolean small = !contacts.isEmpty() && contacts.size() < 100;
      Jid from = Jid.of("new.colleague@simpp.example");
      return small ? List.of(new ContactRequest(from, "您好，我是新同事。", Instant.EPOCH)) : List.of();
    }

    public Registration listen(Consumer<ContactEvent> listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }

  /** Files on their way: one to the contact, one from it that broke. */
  public static final class TransfersScript {
    public List<Transfer> with(Jid contact) {
      Trouble broke =
          Trouble.of(Trouble.Cause.FILE_CONNECTION_LOST, "cut", "簡報.pdf", "chat.simpp.example");
      return List.of(
          transfer(contact, null, "offer-2026.ods", new Transfer.State.Running()),
          transfer(contact, new MessageId("entry-9"), "簡報.pdf", new Transfer.State.Failed(broke)));
    }

    private static Transfer transfer(
        Jid contact, @Nullable MessageId entry, String name, Transfer.State state) {
      Path file = Path.of(name);
      return new Transfer(name, contact, entry, file, name, 48_200_000, 17_000_000, state);
    }
  }

  /** What was written long ago: whatever is looked for is in it. */
  public static final class SearchScript {
    public CompletionStage<Search.Hits> find(String query, int limit) {
      return CompletableFuture.completedStage(
          new Search.Hits(
              List.of(
                  ConversationsScript.entry(
                      9, People.LEE, "我們的 " + query + " 明天要交。", new Entry.State.Received(), SEALED),
                  ConversationsScript.entry(
                      7,
                      People.LEE,
                      "Good morning! The offer for the harbour project is ready, and so is what"
                          + " everybody had asked for: "
                          + query
                          + ". I have sent it to the whole team"
                          + " for a last look before noon.",
                      new Entry.State.Delivered(),
                      SEALED)),
              true));
    }
  }

  /** What was written. */
  public final class ConversationsScript {
    public CompletionStage<List<Entry>> latest(Jid contact, int limit) {
      Entry.Security sealed = new Entry.Security.Simpp(Profile.LABORATORY_2007);
      Entry.State theirs = new Entry.State.Received();
      Entry.Reaction thumb = new Entry.Reaction("👍", true, true);
      Entry.Quote offer =
          new Entry.Quote(new MessageId("entry-2"), false, "Good morning! The offer");
      return CompletableFuture.completedStage(
          List.of(
              entry(1, contact, "早安，報價單好了嗎？", theirs, sealed),
              with(
                  new Entry.Additions(true, false, null, List.of(thumb)),
                  entry(
                      2,
                      contact,
                      "Good morning! The offer for the harbour project is ready, see"
                          + " https://files.simpp.example/offer; I have sent it to the whole team.",
                      new Entry.State.Read(),
                      sealed)),
              with(
                  new Entry.Additions(false, false, offer, List.of()),
                  entry(3, contact, "好的，謝謝。我中午前看完，有問題再跟您說。", theirs, sealed)),
              with(
                  new Entry.Additions(
                      false,
                      false,
                      null,
                      List.of(),
                      new Entry.Attachment("港口報價單.pdf", 2_340_000, "application/pdf")),
                  entry(8, contact, "港口報價單.pdf", theirs, sealed)),
              entry(4, contact, "Thank you!", new Entry.State.Sent(), sealed),
              with(
                  new Entry.Additions(false, true, null, List.of()),
                  entry(6, contact, "", new Entry.State.Delivered(), sealed)),
              entry(5, contact, "Sent by a foreign program", theirs, new Entry.Security.Plain())));
    }

    public Registration listen(Consumer<ConversationEvent> listener) {
      talk.add(listener);
      return () -> talk.remove(listener);
    }

    public void markRead(Jid contact) {
      read.add(contact);
    }

    public CompletionStage<String> draft(Jid contact) {
      return CompletableFuture.completedStage("");
    }

    public boolean takesMore(Jid contact) {
      return true;
    }

    public List<Contact> strangers() {
      return contacts.size() < 2 ? List.of() : List.of(People.stranger());
    }

    public Map<Jid, Integer> unread() {
      return contacts.size() < 2
          ? Map.of()
          : Map.of(Jid.of("wang@simpp.example"), 3, People.stranger().address(), 120);
    }

    private static Entry with(Entry.Additions additions, Entry entry) {
      return new Entry(
          entry.id(),
          entry.contact(),
          entry.time(),
          entry.text(),
          entry.state(),
          entry.security(),
          additions);
    }

    private static Entry entry(
        int number, Jid contact, String text, Entry.State state, Entry.Security security) {
      Instant time = Instant.now().truncatedTo(ChronoUnit.DAYS).plusSeconds(60L * number);
      return new Entry(new MessageId("entry-" + number), contact, time, text, state, security);
    }
  }
}
