package org.simpp.server.push;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.Questions;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.message.Accepted;
import org.simpp.server.message.Copies;
import org.simpp.server.message.MessageContent;
import org.simpp.server.routing.Attendance;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.server.settings.ServerSettings.Push;
import org.simpp.store.DocumentStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.hints.Hint;
import org.simpp.xmpp.push.PushSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes to push services what waits for clients that are not here: that have no session, or one
 * without a link, or one that nobody looks at (XEP-0357, section 7). A push service is an account
 * of this server that the operator has named, and that is connected as any client is.
 */
public final class PushNotifications implements Copies, Attendance {
  private static final Logger log = LoggerFactory.getLogger(PushNotifications.class);

  private final Registrations registrations;
  private final PushRequests requests;
  private final SessionTable sessions;
  private final Questions questions;
  private final AccountLanes lanes;
  private final Supplier<Push> settings;
  private final Clock clock;
  private final ConcurrentHashMap<Client, Progress> progress = new ConcurrentHashMap<>();

  /** Who is notified, whatever is published with it. */
  private record Client(Jid account, Jid service, String node) {
    static Client of(Registration registration) {
      return new Client(
          registration.account(), registration.target().service(), registration.target().node());
    }
  }

  public PushNotifications(
      DocumentStore store,
      SessionTable sessions,
      Questions questions,
      AccountLanes lanes,
      Supplier<Push> settings,
      Clock clock) {
    this.registrations = new Registrations(store, sessions::isOnline);
    this.requests = new PushRequests(registrations, settings);
    this.sessions = sessions;
    this.questions = questions;
    this.lanes = lanes;
    this.settings = settings;
    this.clock = clock;
  }

  /** What clients ask for. */
  public Feature feature() {
    return requests;
  }

  @Override
  public void arrives(Jid account) throws StoreException {
    registrations.arrives(account);
  }

  @Override
  public void leaves(Jid account) {
    registrations.leaves(account);
  }

  /** What its client has not acknowledged it may not have got. */
  @Override
  public void waits(Session session) {
    List<Stanza> waiting =
        session.unacknowledged().stream()
            .filter(stanza -> stanza.kind() == Stanza.Kind.MESSAGE)
            .filter(stanza -> isWorthIt(MessageContent.of(stanza)))
            .toList();
    if (!waiting.isEmpty()) {
      notify(
          registrations.present(session.account()),
          client -> client.address().equals(session.address()),
          waiting.size(),
          waiting.get(waiting.size() - 1));
    }
  }

  @Override
  public void copy(Accepted message, Collection<Session> recipients) {
    MessageContent content = message.content();
    if (isWorthIt(content)) {
      List<Registration> clients =
          recipients.isEmpty()
              ? kept(content.recipient())
              : registrations.present(content.recipient());
      notify(clients, client -> true, 1, content.stanza());
    }
  }

  @Override
  public void heldAgain(MessageContent message) {
    if (isWorthIt(message)) {
      notify(
          kept(message.recipient()),
          client -> progressOf(client).map(Progress::messages).orElse(0) == 0,
          1,
          message.stanza());
    }
  }

  /** Those of an account that may have no session; on its lane. */
  private List<Registration> kept(Jid account) {
    try {
      return registrations.of(account);
    } catch (StoreException e) {
      log.warn("nobody is notified for {}: {}", account, e.toString());
      return List.of();
    }
  }

  /** What somebody says, and what its sender wants kept; nothing that one says to oneself. */
  private boolean isWorthIt(MessageContent message) {
    // every message passes here, and most servers notify nobody
    if (settings.get().services().isEmpty() || message.isToSelf()) {
      return false;
    }
    String type = message.stanza().type().orElse("normal");
    return (type.equals("chat") || type.equals("normal"))
        && (message.payload().has(Namespaces.CLIENT, "body")
            || message.hints().contains(Hint.STORE));
  }

  private void notify(
      List<Registration> clients, Predicate<Registration> which, int messages, Stanza last) {
    for (Registration client : clients) {
      if (isHere(client)) {
        progress.remove(Client.of(client));
      } else if (which.test(client)) {
        Progress told = progress.computeIfAbsent(Client.of(client), key -> new Progress());
        if (told.counts(messages, clock.instant())) {
          publish(client, told, last);
        }
      }
    }
  }

  /** Whether it has a session at which somebody looks. */
  private boolean isHere(Registration client) {
    return sessions
        .find(client.address())
        .filter(session -> session.isAttached() && !session.isInactive())
        .filter(session -> session.available().isPresent())
        .isPresent();
  }

  private Optional<Progress> progressOf(Registration client) {
    return Optional.ofNullable(progress.get(Client.of(client)));
  }

  private void publish(Registration client, Progress told, Stanza last) {
    Push push = settings.get();
    Element publish = client.target().publish(summary(push, told.messages(), last));
    Optional<Session> service =
        push.services().contains(client.target().service().bare())
            ? session(client.target().service())
            : Optional.empty();
    boolean isUnderWay =
        service.isPresent()
            && questions.order(
                service.get(), publish, answer -> answered(client, told, last, answer));
    if (!isUnderWay) {
      told.isUntold();
    }
  }

  /** The one of a full address; of an account any that is available. */
  private Optional<Session> session(Jid service) {
    return service.isBare()
        ? sessions.availableOf(service).stream().filter(Session::isAttached).findFirst()
        : sessions.find(service).filter(Session::isAttached);
  }

  private static PushSummary summary(Push push, int messages, Stanza last) {
    return new PushSummary(
        messages,
        push.summary().tellsSender() ? last.from().map(Jid::bare).orElse(null) : null,
        push.summary().tellsBody() ? body(last) : null);
  }

  private static @Nullable String body(Stanza message) {
    try {
      return StanzaCodec.children(message).stream()
          .filter(child -> child.is(Namespaces.CLIENT, "body"))
          .findFirst()
          .map(Element::text)
          .orElse(null);
    } catch (MalformedXmlException e) {
      return null;
    }
  }

  private void answered(Registration client, Progress told, Stanza last, Stanza answer) {
    if (!answer.hasType("error")) {
      boolean isBehind = told.isTold();
      if (isBehind && !isHere(client) && told.counts(0, clock.instant())) {
        publish(client, told, last);
      }
    } else if (!isForTheMoment(answer) || told.isRefused()) {
      disable(client);
    }
  }

  /** XEP-0357, section 7.1. */
  private static boolean isForTheMoment(Stanza error) {
    try {
      return StanzaCodec.children(error).stream()
          .flatMap(child -> StanzaError.of(child).stream())
          .anyMatch(
              said ->
                  said.type() == StanzaCondition.ErrorType.WAIT
                      || said.condition() == StanzaCondition.SERVICE_UNAVAILABLE);
    } catch (MalformedXmlException e) {
      return false;
    }
  }

  /** The service does not want it: nothing is published there any more. */
  private void disable(Registration client) {
    log.info(
        "{} is not notified through {} any more, which has refused it",
        client.account(),
        client.target().service());
    progress.remove(Client.of(client));
    var unused =
        lanes
            .<Void>finish(
                client.account(),
                () -> {
                  registrations.removeIf(
                      client.account(), one -> one.target().isSame(client.target()));
                  return null;
                })
            .exceptionally(
                failure -> {
                  log.warn("{} stays notified: {}", client.account(), failure.toString());
                  return null;
                });
  }
}
