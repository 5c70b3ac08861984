package org.simpp.server.reception;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.server.feature.BindOption;
import org.simpp.server.login.DerivedSecret;
import org.simpp.server.login.LoginTokens;
import org.simpp.server.login.LoginWishes;
import org.simpp.server.session.Session;
import org.simpp.server.session.SessionTable;
import org.simpp.server.streammanagement.StreamManager;
import org.simpp.transport.BindException;
import org.simpp.transport.Link;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.LoginRequest;
import org.simpp.transport.LoginResult;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.bind2.Bind2;
import org.simpp.xmpp.streammanagement.StreamManagement;

/**
 * Does what clients ask for together with their login (XEP-0388, section 2.6.1): to go on with a
 * session, or else to begin one, and a token for the next login.
 */
public final class LoginRequests {
  private static final String PURPOSE = "SIMPP resource";
  private static final int NAME_LENGTH = 16;

  private final SessionTable sessions;
  private final Bindings bindings;
  private final StreamManager manager;
  private final LoginTokens tokens;
  private final DerivedSecret secret;
  private final UnaryOperator<SaslServerMechanism> counted;
  private final List<BindOption> options;
  private final Supplier<List<Element>> streamFeatures;
  private final SecureRandom random = new SecureRandom();

  /** What has become of the session. */
  private record Outcome(Jid address, List<Element> told, List<Element> features) {}

  /**
   * @param counted what counts the logins of a mechanism
   * @param options what may be enabled together with a resource
   * @param streamFeatures what a stream that has logged in offers
   */
  public LoginRequests(
      SessionTable sessions,
      Bindings bindings,
      StreamManager manager,
      LoginTokens tokens,
      DerivedSecret secret,
      UnaryOperator<SaslServerMechanism> counted,
      List<BindOption> options,
      Supplier<List<Element>> streamFeatures) {
    this.sessions = sessions;
    this.bindings = bindings;
    this.manager = manager;
    this.tokens = tokens;
    this.secret = secret;
    this.counted = counted;
    this.options = List.copyOf(options);
    this.streamFeatures = streamFeatures;
  }

  /** What may be asked for. */
  List<Bytes> features(LinkSecurity security) {
    List<Element> features = new ArrayList<>();
    features.add(StreamManagement.feature());
    features.add(Bind2.feature(options.stream().map(BindOption::name).toList()));
    tokens.feature(security).ifPresent(features::add);
    return written(features);
  }

  /** The mechanism of a client that has a token. */
  Optional<SaslServerMechanism> mechanism(LinkSecurity security, LoginRequest request) {
    return tokens.mechanism(security, request).map(counted);
  }

  /** See {@link org.simpp.transport.Receiver#loggedIn}. */
  CompletionStage<LoginResult> fulfil(Link link, SaslOutcome.Success proof, LoginRequest request) {
    return session(link, proof, request)
        .thenCompose(
            outcome ->
                tokens
                    .next(link.security(), proof.account(), proof.mechanism(), request)
                    .thenApply(token -> result(outcome, token)));
  }

  private static LoginResult result(Outcome outcome, Optional<Element> token) {
    List<Element> told = new ArrayList<>(outcome.told());
    token.ifPresent(told::add);
    return new LoginResult(outcome.address(), written(told), written(outcome.features()));
  }

  /** To go on comes before to begin (XEP-0198, section 9.2). */
  private CompletionStage<Outcome> session(
      Link link, SaslOutcome.Success proof, LoginRequest request) {
    LoginWishes wishes = LoginWishes.of(request);
    Jid account = proof.account();
    if (wishes.resume().isEmpty()) {
      return begin(link, proof, request.client(), wishes.bind(), List.of());
    }
    return manager
        .resumeWithLogin(link, account, wishes.resume().get(), () -> bindings.login(account, proof))
        .thenCompose(
            resumption -> {
              if (resumption.session().isPresent()) {
                Jid address = resumption.session().get().address();
                return CompletableFuture.completedStage(
                    new Outcome(address, told(resumption), List.of()));
              }
              return resumption.answer().isPresent()
                  ? begin(link, proof, request.client(), wishes.bind(), told(resumption))
                  : refused(proof);
            });
  }

  private static List<Element> told(StreamManager.Resumption resumption) {
    return resumption.answer().stream().map(StreamManagement::toElement).toList();
  }

  /** The stream ends: a session that begins now would take the place of the one to go on with. */
  private static CompletionStage<Outcome> refused(SaslOutcome.Success proof) {
    proof.sessionSecret().close();
    return CompletableFuture.failedStage(
        new BindException(
            BindException.Condition.RESOURCE_CONSTRAINT, "the earlier session cannot go on now"));
  }

  private CompletionStage<Outcome> begin(
      Link link,
      SaslOutcome.Success proof,
      String client,
      Optional<Bind2> bind,
      List<Element> before) {
    if (bind.isEmpty()) {
      return CompletableFuture.completedStage(new Outcome(proof.account(), before, List.of()));
    }
    String name = name(proof.account(), client);
    List<Element> answers = new ArrayList<>();
    return bindings
        .begin(
            link,
            proof,
            resource(proof.account(), bind.get().tag(), name),
            session -> enable(session, link, bind.get(), answers))
        .thenApply(
            session -> {
              endEarlier(session, name);
              List<Element> told = new ArrayList<>(before);
              told.add(Bind2.bound(answers));
              return new Outcome(session.address(), told, featuresOf(session));
            });
  }

  private void enable(Session session, Link link, Bind2 bind, List<Element> answers) {
    options.forEach(option -> answers.addAll(option.begin(session, link, bind.requests())));
  }

  /** Others of the same installation are not used any more (XEP-0386, section 3.2). */
  private void endEarlier(Session session, String name) {
    for (Session other : sessions.of(session.account())) {
      String resource = other.address().resource();
      if (other != session && (resource.equals(name) || resource.endsWith("/" + name))) {
        other.close(StreamCondition.CONFLICT, "the same client has logged in again");
      }
    }
  }

  /** What is enabled already is not offered again. */
  private List<Element> featuresOf(Session session) {
    return streamFeatures.get().stream()
        .filter(one -> session.management().isEmpty() || !StreamManagement.covers(one))
        .toList();
  }

  /**
   * What the server calls an installation: the same each time, and without its own id, which nobody
   * else shall know (XEP-0386, section 3.2.1).
   */
  private String name(Jid account, String client) {
    if (client.isEmpty()) {
      byte[] name = new byte[NAME_LENGTH / 2];
      random.nextBytes(name);
      return HexFormat.of().formatHex(name);
    }
    return secret.of(PURPOSE, List.of(account.toString(), client)).substring(0, NAME_LENGTH);
  }

  /** A tag that cannot stand in a resource is left out. */
  private static String resource(Jid account, String tag, String name) {
    try {
      return tag.isEmpty() ? name : account.withResource(tag + "/" + name).resource();
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static List<Bytes> written(List<Element> elements) {
    return elements.stream().map(ElementCodec::write).toList();
  }
}
