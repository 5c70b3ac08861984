package org.simpp.client.internal.account;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Invitation;
import org.simpp.client.Profile;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.settings.AccountSettings;
import org.simpp.client.internal.stream.Gate;
import org.simpp.client.internal.stream.IqExchange;
import org.simpp.client.internal.stream.Outlet;
import org.simpp.crypto.CryptoException;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.protocol.ClientRegistration;
import org.simpp.protocol.UserKeys;
import org.simpp.transport.ClientLink;
import org.simpp.transport.Link;
import org.simpp.transport.LinkListener;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.simpp.SimppNamespaces;
import org.simpp.xmpp.simpp.SimppRegistration;

/** Redeems an invitation over a connection of its own, before any log-in. */
final class Enrolment {
  private final Loop loop;
  private final Gate gate;

  Enrolment(Loop loop, Gate gate) {
    this.loop = loop;
    this.gate = gate;
  }

  /**
   * Registers the account.
   *
   * @return completes with the settings, in which the server's certificate is pinned where a person
   *     has just accepted it
   */
  CompletionStage<AccountSettings> enrol(Invitation invitation, Ready ready) {
    Answers answers = new Answers();
    return gate.pass(ready.settings(), answers)
        .thenCompose(
            passed -> {
              Outlet outlet = new Outlet(passed.link(), false);
              IqExchange requests = new IqExchange(loop, outlet, invitation.account());
              answers.requests = requests;
              return register(passed.link(), requests, invitation, ready)
                  .whenComplete((done, failure) -> passed.link().close())
                  .thenApply(done -> passed.settings());
            });
  }

  private CompletionStage<Void> register(
      ClientLink link, IqExchange requests, Invitation invitation, Ready ready) {
    if (invitation.profile() == Profile.PASSWORD) {
      return new InBandRegistration(loop, requests).redeem(invitation, ready.password());
    }
    if (!link.offeredFeatures().contains(SimppNamespaces.REGISTRATION_2007)) {
      return CompletableFuture.failedFuture(
          Troubles.exception(
              Cause.LABORATORY_OFF,
              "the server does not offer registration by key; its operator switches it on",
              ready.settings().serverName()));
    }
    Jid server = invitation.account().server();
    return loop.elsewhere(() -> registration(ready))
        .thenCompose(
            registration ->
                ask(
                        requests,
                        server,
                        new SimppRegistration.Request(invitation.token(), registration.begin()))
                    .thenCompose(answer -> prove(registration, answer, ready))
                    .thenCompose(proof -> ask(requests, server, proof)))
        .handle((done, failure) -> outcome(invitation, failure))
        .thenCompose(outcome -> outcome);
  }

  private static ClientRegistration registration(Ready ready) throws Exception {
    OpenCard card = Objects.requireNonNull(ready.openCard());
    return new ClientRegistration(
        card.suite(),
        ready.settings().account(),
        Objects.requireNonNull(ready.settings().serverKey()),
        new UserKeys(card.serverKey(), card.contactKey()));
  }

  private CompletionStage<Optional<Element>> ask(
      IqExchange requests, Jid server, SimppRegistration step) {
    return loop.here(requests.request(server, "set", step.toElement()));
  }

  /** R3 for R2; a wrong R2 means that the server does not own KUS. */
  private CompletionStage<SimppRegistration> prove(
      ClientRegistration registration, Optional<Element> answer, Ready ready) {
    return loop.elsewhere(
        () -> {
          SimppRegistration step =
              answer.flatMap(SimppRegistration::of).orElseThrow(() -> wrongKey(ready, null));
          if (!(step instanceof SimppRegistration.Challenge challenge)) {
            throw wrongKey(ready, null);
          }
          try {
            return new SimppRegistration.Proof(
                challenge.session(), registration.respond(challenge.r2()));
          } catch (CryptoException e) {
            throw wrongKey(ready, e);
          }
        });
  }

  private static ClientException wrongKey(Ready ready, @Nullable CryptoException cause) {
    return new ClientException(
        Trouble.of(
            Cause.SERVER_KEY_WRONG,
            "the server did not prove that it owns the key in the invitation; nothing was sent that"
                + " it could misuse",
            ready.settings().serverName()),
        cause);
  }

  static CompletionStage<Void> outcome(Invitation invitation, @Nullable Throwable failure) {
    if (failure == null) {
      return CompletableFuture.completedFuture(null);
    }
    Throwable cause = Loop.unwrapped(failure);
    boolean isRefusal =
        cause instanceof ClientException client
            && client.trouble().cause() == Cause.REQUEST_REFUSED;
    return CompletableFuture.failedFuture(
        isRefusal
            ? new ClientException(
                Trouble.of(
                    Cause.INVITATION_REFUSED,
                    "the server does not accept the invitation (%s); ask for a new one"
                        .formatted(cause.getMessage()),
                    invitation.account().toString()),
                cause)
            : cause);
  }

  /** Gives what comes to the exchange of requests, once there is one. */
  private final class Answers implements LinkListener {
    private @Nullable IqExchange requests;

    @Override
    public void received(Link link, Stanza stanza) {
      loop.run(
          () -> {
            if (requests != null) {
              requests.answered(stanza);
            }
          });
    }

    @Override
    public void closed(Link link, TransportException cause) {
      loop.run(
          () -> {
            if (requests != null) {
              requests.end();
            }
          });
    }
  }
}
