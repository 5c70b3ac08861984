package org.simpp.client.internal.account;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.simpp.card.KeyCard;
import org.simpp.client.Avatars;
import org.simpp.client.CardFacts;
import org.simpp.client.ConnectionState;
import org.simpp.client.Contacts;
import org.simpp.client.Conversations;
import org.simpp.client.Disclosure;
import org.simpp.client.Presence;
import org.simpp.client.Profile;
import org.simpp.client.Search;
import org.simpp.client.Session;
import org.simpp.client.SessionEvent;
import org.simpp.client.Transfers;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.internal.Listeners;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.avatars.LiveAvatars;
import org.simpp.client.internal.contacts.Programs;
import org.simpp.client.internal.contacts.Resources;
import org.simpp.client.internal.contacts.Roster;
import org.simpp.client.internal.conversation.Secrecy;
import org.simpp.client.internal.conversation.Talk;
import org.simpp.client.internal.files.LiveTransfers;
import org.simpp.client.internal.files.Way;
import org.simpp.client.internal.search.HistorySearch;
import org.simpp.client.internal.settings.AccountBook;
import org.simpp.client.internal.stream.Answers;
import org.simpp.client.internal.stream.Connection;
import org.simpp.client.internal.stream.Features;
import org.simpp.client.internal.stream.Gate;
import org.simpp.client.internal.stream.Line;
import org.simpp.client.internal.stream.Login;
import org.simpp.client.internal.stream.Surroundings;
import org.simpp.client.internal.stream.Wire;
import org.simpp.model.Jid;
import org.simpp.model.Registration;
import org.simpp.model.SecretBytes;
import org.simpp.model.Stanza;

/** One account that is signed in: its parts, and the way from the connection to each of them. */
final class LiveSession implements Session {
  /**
   * What a session holds and lets go of at its end.
   *
   * @param card null for a password account
   * @param proof fails where a secret is not the one that the session began with
   */
  record Holdings(
      AccountBook book,
      Login login,
      History history,
      @Nullable KeyCard card,
      Proof proof,
      Runnable release) {}

  /** Tells the right PIN or password from another; may take as long as a card. */
  @FunctionalInterface
  interface Proof {
    void prove(SecretBytes secret) throws Exception;
  }

  /** Makes the part that seals and opens, of the parts that it looks at. */
  @FunctionalInterface
  interface SecrecyMaker {
    Secrecy make(Wire wire, Resources resources, Programs programs, Reader roster);
  }

  /** What the part that seals asks of the contact list, and tells it. */
  interface Reader {
    /** Whether the contact lets us see its presence. */
    boolean seesPresence(Jid contact);

    /** The settings of the account. */
    AccountBook book();

    /** Says something to the person. */
    void notice(Trouble trouble);

    /** Anything about the sessions with the contact has changed. */
    void changed(Jid contact);
  }

  private final Loop loop;
  private final Holdings holdings;
  private final Wire wire = new Wire();
  private final Resources resources;
  private final Programs programs;
  private final Secrecy secrecy;
  private final Roster roster;
  private final Talk talk;
  private final HistorySearch search;
  private final LiveTransfers transfers;
  private final LiveAvatars avatars;
  private final OwnPresence own;
  private final Clock clock;
  private final Answers answers;
  private final Connection connection;
  private final Listeners<SessionEvent> listeners;
  private volatile List<Trouble> notices = List.of();

  LiveSession(Loop loop, Holdings holdings, Gate gate, Means means, SecrecyMaker secrecyMaker) {
    Clock clock = means.clock();
    this.loop = loop;
    this.holdings = holdings;
    this.listeners = new Listeners<>(loop);
    this.resources = new Resources(means.rules());
    this.programs = new Programs(loop, wire, this::changed);
    this.secrecy = secrecyMaker.make(wire, resources, programs, new RosterReader());
    this.roster = new Roster(loop, wire, holdings.book(), clock, resources, secrecy::reachability);
    this.talk =
        new Talk(
            loop,
            wire,
            holdings.history(),
            holdings.book(),
            clock,
            secrecy,
            contact -> roster.find(contact).isPresent(),
            this::notice);
    this.search = new HistorySearch(loop, holdings.history(), talk::shown);
    this.transfers =
        new LiveTransfers(
            loop,
            wire,
            holdings.book(),
            talk,
            new Way(means.routes(), means.connector()),
            means.suites(),
            means.randomness());
    this.avatars =
        new LiveAvatars(
            loop,
            wire,
            account(),
            holdings.book().folder().resolve("avatars"),
            clock,
            contact -> roster.find(contact).isPresent());
    this.clock = clock;
    Features features = new Features(profile() == Profile.LABORATORY_2007);
    this.own = new OwnPresence(loop, wire, holdings.book(), features, listeners, this::failed);
    this.answers = new Answers(features, clock, contact -> roster.isSeenBy(contact));
    this.connection =
        new Connection(
            loop,
            gate,
            holdings.login(),
            holdings.book(),
            wire,
            clock,
            Surroundings.ofThisComputer(clock),
            new Events());
  }

  /** Connects; completes with this when online. On the loop. */
  CompletionStage<Session> start() throws HistoryException {
    talk.open();
    Registration unused = talk.conversations().listen(search::changed);
    holdings.history().notices().forEach(found -> notice(Troubles.of(found)));
    return connection.start().thenApply(done -> this);
  }

  /** Adds something that a person should be told. */
  void notice(Trouble trouble) {
    List<Trouble> more = new ArrayList<>(notices);
    more.add(trouble);
    notices = List.copyOf(more);
    listeners.tell(new SessionEvent.Notice(trouble));
  }

  @Override
  public Jid account() {
    return holdings.book().settings().account();
  }

  @Override
  public Profile profile() {
    return holdings.book().settings().profile();
  }

  @Override
  public ConnectionState connection() {
    return connection.state();
  }

  @Override
  public Presence presence() {
    return own.said();
  }

  @Override
  public Presence chosen() {
    return own.chosen();
  }

  @Override
  public void announce(Presence wanted) {
    own.choose(wanted);
  }

  @Override
  public void idleSince(Instant since) {
    own.idle(since);
  }

  @Override
  public void back() {
    own.idle(null);
  }

  @Override
  public Disclosure disclosure() {
    return own.disclosure();
  }

  @Override
  public CompletionStage<Void> disclose(Disclosure wanted) {
    return own.disclose(wanted);
  }

  @Override
  public Contacts contacts() {
    return roster;
  }

  @Override
  public Conversations conversations() {
    return talk.conversations();
  }

  @Override
  public Transfers transfers() {
    return transfers;
  }

  @Override
  public Avatars avatars() {
    return avatars;
  }

  @Override
  public Search search() {
    return search;
  }

  @Override
  public CompletionStage<Void> prove(SecretBytes secret) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    loop.elsewhere(
            () -> {
              try (secret) {
                holdings.proof().prove(secret);
                return account();
              }
            })
        .whenComplete(
            (proved, failure) -> {
              if (failure == null) {
                result.complete(null);
              } else {
                result.completeExceptionally(
                    Troubles.exception(failure, account(), account().domain()));
              }
            });
    return result;
  }

  @Override
  public CompletionStage<Optional<CardFacts>> card() {
    KeyCard card = holdings.card();
    return loop.elsewhere(() -> card == null ? Optional.empty() : Optional.of(Cards.facts(card)));
  }

  @Override
  public List<Trouble> notices() {
    return notices;
  }

  @Override
  public Registration listen(Consumer<SessionEvent> listener) {
    return listeners.add(listener);
  }

  @Override
  public CompletionStage<Void> signOut() {
    return loop.call(
        () -> {
          endNow();
          return null;
        });
  }

  /** As {@link #signOut}. On the loop. */
  void endNow() {
    wire.line()
        .ifPresent(
            line -> line.outlet().send(Stanza.Kind.PRESENCE, null, "unavailable", null, List.of()));
    connection.end(Trouble.of(Cause.SIGNED_OUT, "signed out"));
    release();
  }

  /** Forgets every key and closes every file. On the loop. */
  void release() {
    transfers.close();
    secrecy.close();
    search.close();
    holdings.login().close();
    holdings.history().close();
    holdings.release().run();
  }

  /** What failed where nobody waits for it. */
  private void failed(Exception failure) {
    notice(Troubles.of(failure, account(), holdings.book().settings().serverName()));
  }

  /** Anything about a contact or its programs has changed. */
  private void changed(Jid address) {
    roster.refresh(address.bare());
    talk.changed(address.bare());
  }

  private final class RosterReader implements Reader {
    @Override
    public boolean seesPresence(Jid contact) {
      return roster.sees(contact);
    }

    @Override
    public AccountBook book() {
      return holdings.book();
    }

    @Override
    public void notice(Trouble trouble) {
      LiveSession.this.notice(trouble);
    }

    @Override
    public void changed(Jid contact) {
      LiveSession.this.changed(contact);
    }
  }

  private final class Events implements Connection.Handler {
    private final Sorting sorting =
        new Sorting(
            resources,
            programs,
            secrecy,
            roster,
            talk,
            answers,
            avatars,
            clock,
            LiveSession.this::changed);

    @Override
    public CompletionStage<Void> online(Line line, Login login) {
      try (SecretBytes secret = login.sessionSecret()) {
        secrecy.online(line, secret);
      }
      return roster
          .fetch(line)
          .thenCompose(done -> talk.catchUp(line))
          .thenRun(
              () -> {
                own.announce(line);
                roster.refreshAll();
                talk.online();
                transfers.online();
              });
    }

    @Override
    public void received(Line line, Stanza stanza) {
      sorting.received(line, stanza);
    }

    /** Who is there is still as it was, as far as is known. */
    @Override
    public void cut() {
      roster.refreshAll();
      talk.cut();
    }

    @Override
    public void resumed(Line line, Login login) {
      try (SecretBytes secret = login.sessionSecret()) {
        secrecy.resumed(line, secret);
      }
      own.resumed(line);
      roster.refreshAll();
      talk.online();
      transfers.online();
    }

    @Override
    public void offline() {
      resources.clear();
      programs.clear();
      secrecy.offline();
      talk.offline();
      roster.refreshAll();
    }

    @Override
    public void changed(ConnectionState state) {
      listeners.tell(new SessionEvent.ConnectionChanged(state));
    }
  }
}
