package org.simpp.server.iq;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.server.routing.Post;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.IqResults;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaErrors;

/**
 * IQs: between resources they pass as they are (RFC 6121, section 8.5.3), and what is meant for the
 * server or for an account the handlers answer (RFC 6120, section 10.3.3; RFC 6121, section 8.5.2).
 */
public final class IqRouter {
  private final Jid domain;
  private final SessionTable sessions;
  private final Post post;
  private final Map<Element.Name, IqHandler> handlers = new HashMap<>();

  public IqRouter(Jid domain, SessionTable sessions, Post post, List<IqHandler> handlers) {
    this.domain = domain;
    this.sessions = sessions;
    this.post = post;
    handlers.forEach(handler -> this.handlers.put(handler.name(), handler));
  }

  /** Whether it goes to another resource, so that nothing but the session table is asked. */
  public boolean passes(Stanza iq) {
    return iq.to().map(to -> !to.isBare()).orElse(false);
  }

  /** Routes an IQ whose sender is stamped; on the sender's lane where it does not pass. */
  public void route(Session session, Stanza iq) {
    if (!isWellFormed(iq)) {
      post.reject(iq, StanzaCondition.BAD_REQUEST, "an iq has an id and one of four types");
    } else if (passes(iq)) {
      pass(iq);
    } else if (iq.hasType("get") || iq.hasType("set")) {
      answer(session, iq);
    }
  }

  /** RFC 6120, section 8.2.3, rules 1 and 2. */
  private static boolean isWellFormed(Stanza iq) {
    String type = iq.type().orElse("");
    boolean known =
        type.equals("get") || type.equals("set") || type.equals("result") || type.equals("error");
    return known && iq.id().isPresent();
  }

  private void pass(Stanza iq) {
    Optional<Session> recipient = iq.to().flatMap(sessions::find);
    if (recipient.isPresent()) {
      recipient.get().send(iq);
    } else {
      post.reject(iq, StanzaCondition.SERVICE_UNAVAILABLE, "");
    }
  }

  private void answer(Session session, Stanza iq) {
    Stanza answer;
    try {
      List<Element> children = StanzaCodec.children(iq);
      if (children.size() != 1) {
        throw new IqRefusal(StanzaCondition.BAD_REQUEST, "a request holds one element");
      }
      answer = answer(requestOf(session, iq, children.get(0)));
    } catch (MalformedXmlException e) {
      answer = error(iq, StanzaCondition.BAD_REQUEST, "");
    } catch (IqRefusal e) {
      answer = error(iq, e.condition(), e.getMessage() == null ? "" : e.getMessage());
    } catch (StoreException e) {
      post.reject(iq, e);
      return;
    }
    session.send(answer);
  }

  private Stanza answer(IqRequest request) throws IqRefusal, StoreException {
    IqHandler handler = handlers.get(request.child().name());
    if (handler == null || !handler.targets().contains(request.target())) {
      throw new IqRefusal(StanzaCondition.SERVICE_UNAVAILABLE, "");
    }
    return handler
        .answer(request)
        .map(element -> IqResults.of(request.stanza(), element))
        .orElseGet(() -> IqResults.of(request.stanza()));
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

  private static Stanza error(Stanza iq, StanzaCondition condition, String text) {
    return StanzaErrors.reply(iq, condition, text).orElseThrow();
  }
}
