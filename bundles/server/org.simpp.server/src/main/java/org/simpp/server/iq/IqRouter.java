package org.simpp.server.iq;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.roster.Rosters;
import org.simpp.server.routing.Barrier;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Handling;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.IqResults;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * IQs: between resources they pass as they are (RFC 6121, section 8.5.3), and what is meant for the
 * server or for an account the handlers answer (RFC 6120, section 10.3.3; RFC 6121, section 8.5.2).
 */
public final class IqRouter {
  private static final Logger log = LoggerFactory.getLogger(IqRouter.class);

  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private final Jid domain;
  private final SessionTable sessions;
  private final Rosters rosters;
  private final AccountLanes lanes;
  private final Post post;
  private final Barrier barrier;
  private final Questions questions;
  private final BooleanSupplier mayStrangersAsk;
  private final Map<Element.Name, IqHandler> handlers = new HashMap<>();

  /**
   * @param mayStrangersAsk whether a resource may be asked by those who may not see its presence
   */
  public IqRouter(
      Jid domain,
      SessionTable sessions,
      Rosters rosters,
      AccountLanes lanes,
      Post post,
      Barrier barrier,
      Questions questions,
      BooleanSupplier mayStrangersAsk,
      List<IqHandler> handlers) {
    this.domain = domain;
    this.sessions = sessions;
    this.rosters = rosters;
    this.lanes = lanes;
    this.post = post;
    this.barrier = barrier;
    this.questions = questions;
    this.mayStrangersAsk = mayStrangersAsk;
    handlers.forEach(handler -> this.handlers.put(handler.name(), handler));
  }

  /** Whether it goes to another resource, so that nothing but the session table is asked. */
  public boolean passes(Stanza iq) {
    return iq.to().map(to -> !to.isBare()).orElse(false);
  }

  /**
   * Routes an IQ whose sender is stamped; on the sender's lane where it does not pass.
   *
   * @param handling what it leads to goes by this
   * @return completes when it is on its way or answered; never exceptionally
   */
  public CompletionStage<Void> route(Handling handling, Session session, Stanza iq) {
    if (!isWellFormed(iq)) {
      post.in(handling)
          .reject(iq, StanzaCondition.BAD_REQUEST, "an iq has an id and one of four types");
    } else if (passes(iq)) {
      return pass(handling, session, iq);
    } else if (isRequest(iq)) {
      return answer(handling, session, iq);
    } else {
      questions.answered(session, iq);
    }
    return DONE;
  }

  /** RFC 6120, section 8.2.3, rules 1 and 2. */
  private static boolean isWellFormed(Stanza iq) {
    String type = iq.type().orElse("");
    boolean known =
        type.equals("get") || type.equals("set") || type.equals("result") || type.equals("error");
    return known && iq.id().isPresent();
  }

  /**
   * A request takes the recipient's lane, where its roster is known, and so does everything behind
   * it, so that nothing is overtaken; an answer passes at once.
   */
  private CompletionStage<Void> pass(Handling handling, Session session, Stanza iq) {
    Jid to = iq.to().orElseThrow();
    boolean asks = isRequest(iq) && !to.bare().equals(session.account());
    if (sessions.find(to).isEmpty() || (!asks && lanes.isIdle(to.bare()))) {
      deliver(handling, iq, to);
      return DONE;
    }
    return lanes
        .<Void>call(
            to.bare(),
            () -> {
              if (asks && !mayAsk(to, session)) {
                post.in(handling).reject(iq, StanzaCondition.SERVICE_UNAVAILABLE, "");
              } else {
                deliver(handling, iq, to);
              }
              return null;
            })
        .exceptionally(
            failure -> {
              post.in(handling).reject(iq, failure);
              return null;
            });
  }

  /** Who may not know that a resource is there learns nothing by asking (section 8.5.3.1). */
  private boolean mayAsk(Jid resource, Session asker) throws StoreException {
    if (mayStrangersAsk.getAsBoolean()) {
      return true;
    }
    boolean directed =
        sessions
            .find(resource)
            .map(session -> session.directed().reaches(asker.address()))
            .orElse(false);
    return directed || rosters.state(resource.bare(), asker.account()).from();
  }

  private void deliver(Handling handling, Stanza iq, Jid to) {
    Optional<Session> recipient = sessions.find(to);
    if (recipient.isPresent()) {
      handling.send(recipient.get(), iq);
    } else {
      post.in(handling).reject(iq, StanzaCondition.SERVICE_UNAVAILABLE, "");
    }
  }

  private static boolean isRequest(Stanza iq) {
    return iq.hasType("get") || iq.hasType("set");
  }

  private CompletionStage<Void> answer(Handling handling, Session session, Stanza iq) {
    try {
      List<Element> children = StanzaCodec.children(iq);
      if (children.size() != 1) {
        throw new IqRefusal(StanzaCondition.BAD_REQUEST, "a request holds one element");
      }
      return answer(handling, requestOf(session, iq, children.get(0)));
    } catch (MalformedXmlException e) {
      post.in(handling).reject(iq, StanzaCondition.BAD_REQUEST, "");
    } catch (IqRefusal e) {
      post.in(handling).reject(iq, e.error());
    } catch (StoreException e) {
      post.in(handling).reject(iq, e);
    }
    return DONE;
  }

  private CompletionStage<Void> answer(Handling handling, IqRequest request)
      throws IqRefusal, StoreException {
    IqHandler handler = handlers.get(request.child().name());
    boolean isKeptAway =
        request.target() == Target.OTHER_ACCOUNT
            && barrier.standsAway(request.addressee(), request.session().address());
    if (isKeptAway || handler == null || !handler.targets().contains(request.target())) {
      throw new IqRefusal(StanzaCondition.SERVICE_UNAVAILABLE, "");
    }
    return handler
        .answerLater(request)
        .handle(
            (element, failure) -> {
              if (failure == null) {
                send(handling, request, element);
                finish(handler, request);
              } else {
                refuse(handling, request.stanza(), failure);
              }
              return null;
            });
  }

  private static void send(Handling handling, IqRequest request, Optional<Element> element) {
    Stanza answer =
        element
            .map(child -> IqResults.of(request.stanza(), child))
            .orElseGet(() -> IqResults.of(request.stanza()));
    handling.send(request.session(), answer);
  }

  private void refuse(Handling handling, Stanza iq, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof IqRefusal refusal) {
      post.in(handling).reject(iq, refusal.error());
    } else {
      post.in(handling).reject(iq, cause);
    }
  }

  /** There is an answer already, so that a failure is nobody's but ours. */
  private static void finish(IqHandler handler, IqRequest request) {
    try {
      handler.answered(request);
    } catch (StoreException e) {
      log.error("what comes after the answer to {} has failed", request.stanza(), e);
    }
  }

  private IqRequest requestOf(Session session, Stanza iq, Element child) {
    Jid to = iq.to().orElse(session.account());
    Target target = Target.OTHER_ACCOUNT;
    if (to.equals(domain)) {
      target = Target.SERVER;
    } else if (to.equals(session.account())) {
      target = Target.OWN_ACCOUNT;
    }
    return new IqRequest(session, iq, target, to, child);
  }
}
