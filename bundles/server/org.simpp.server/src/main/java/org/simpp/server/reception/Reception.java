package org.simpp.server.reception;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.server.routing.StanzaRouter;
import org.simpp.server.session.Handling;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionManagement;
import org.simpp.server.session.SessionTable;
import org.simpp.server.streammanagement.StreamManager;
import org.simpp.transport.Link;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.LoginRequest;
import org.simpp.transport.LoginResult;
import org.simpp.transport.Receiver;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.StreamCondition;
import org.simpp.transport.TransportException;
import org.simpp.transport.WebService;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.csi.ClientState;
import org.simpp.xmpp.streammanagement.StreamManagement;
import org.simpp.xmpp.streammanagement.StreamManagement.Resume;

/** The server as the acceptor sees it. Every method returns at once. */
public final class Reception implements Receiver {
  private final Jid domain;
  private final SessionTable sessions;
  private final Bindings bindings;
  private final StanzaRouter router;
  private final StreamManager manager;
  private final LoginRequests requests;
  private final Function<LinkSecurity, List<SaslServerMechanism>> mechanisms;
  private final List<BeforeLogin> beforeLogin;
  private final WebService web;
  private final Supplier<List<Bytes>> features;

  /**
   * @param mechanisms the SASL mechanisms for a link, the strongest first
   * @param web what is served over HTTP
   * @param features of a stream that logs in now
   */
  public Reception(
      Jid domain,
      SessionTable sessions,
      Bindings bindings,
      StanzaRouter router,
      StreamManager manager,
      LoginRequests requests,
      Function<LinkSecurity, List<SaslServerMechanism>> mechanisms,
      List<BeforeLogin> beforeLogin,
      WebService web,
      Supplier<List<Bytes>> features) {
    this.domain = domain;
    this.sessions = sessions;
    this.bindings = bindings;
    this.router = router;
    this.manager = manager;
    this.requests = requests;
    this.mechanisms = mechanisms;
    this.beforeLogin = List.copyOf(beforeLogin);
    this.web = web;
    this.features = features;
  }

  @Override
  public String domain() {
    return domain.toString();
  }

  @Override
  public Optional<WebService> web() {
    return Optional.of(web);
  }

  @Override
  public List<SaslServerMechanism> mechanisms(LinkSecurity security) {
    return mechanisms.apply(security);
  }

  @Override
  public List<Bytes> inlineFeatures(LinkSecurity security) {
    return requests.features(security);
  }

  @Override
  public Optional<SaslServerMechanism> mechanism(LinkSecurity security, LoginRequest request) {
    return requests.mechanism(security, request);
  }

  @Override
  public CompletionStage<LoginResult> loggedIn(
      Link link, SaslOutcome.Success proof, LoginRequest request) {
    return requests.fulfil(link, proof, request);
  }

  @Override
  public List<Bytes> features(boolean authenticated) {
    return authenticated
        ? features.get()
        : beforeLogin.stream().flatMap(way -> way.features().stream()).toList();
  }

  @Override
  public CompletionStage<Optional<Stanza>> beforeLogin(Link link, Stanza iq) {
    for (BeforeLogin way : beforeLogin) {
      if (way.takes(iq)) {
        return way.answer(link, iq);
      }
    }
    return CompletableFuture.completedFuture(Optional.empty());
  }

  @Override
  public CompletionStage<Jid> bind(
      Link link, Jid account, String requested, SaslOutcome.Success proof) {
    return bindings.bind(link, account, requested, proof);
  }

  @Override
  public CompletionStage<Optional<Jid>> resume(
      Link link, Jid account, Bytes xml, SaslOutcome.Success proof) {
    Optional<Resume> request =
        parsed(xml)
            .filter(StreamManagement::covers)
            .flatMap(StreamManagement::of)
            .filter(Resume.class::isInstance)
            .map(Resume.class::cast);
    if (request.isEmpty()) {
      link.close(StreamCondition.NOT_AUTHORIZED, "a resource is bound first");
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return manager
        .resume(link, account, request.get(), () -> bindings.login(account, proof))
        .thenApply(session -> session.map(Session::address));
  }

  @Override
  public void received(Link link, Stanza stanza) {
    session(link).ifPresent(session -> received(session, link, stanza));
  }

  @Override
  public void receivedElement(Link link, Bytes xml) {
    Optional<Element> element = parsed(xml);
    Optional<ClientState> state = element.flatMap(ClientState::of);
    if (state.isPresent()) {
      session(link).ifPresent(session -> session.become(state.get()));
    } else if (element.filter(StreamManagement::covers).isPresent()) {
      session(link).ifPresent(session -> manager.received(session, link, element.get()));
    } else {
      // Nothing else is understood but stanzas (RFC 6120, section 4.8.4).
      link.close(StreamCondition.UNSUPPORTED_STANZA_TYPE, "only stanzas are understood here");
    }
  }

  @Override
  public void closed(Link link, TransportException cause) {
    session(link).ifPresent(session -> bindings.closed(session, link, cause));
  }

  private void received(Session session, Link link, Stanza stanza) {
    session.heard();
    Optional<SessionManagement> managed = session.management();
    if (managed.isPresent()) {
      managed
          .get()
          .handled()
          .received(link, handling -> router.received(handling, session, stanza));
    } else {
      var unused = router.received(Handling.UNCOUNTED, session, stanza);
    }
  }

  private static Optional<Element> parsed(Bytes xml) {
    try {
      return Optional.of(ElementCodec.parse(xml));
    } catch (MalformedXmlException e) {
      return Optional.empty();
    }
  }

  /** The session of a link, unless another has taken its resource. */
  private Optional<Session> session(Link link) {
    return link.bound().flatMap(sessions::find).filter(session -> session.link() == link);
  }
}
