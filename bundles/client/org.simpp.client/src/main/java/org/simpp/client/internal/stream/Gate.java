package org.simpp.client.internal.stream;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.client.CertificateFacts;
import org.simpp.client.CertificateJudge;
import org.simpp.client.ClientException;
import org.simpp.client.ServerAddress;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.internal.Certificates;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.client.internal.proxy.Routes;
import org.simpp.client.internal.settings.AccountSettings;
import org.simpp.model.Bytes;
import org.simpp.registry.ProviderMissingException;
import org.simpp.transport.ClientLink;
import org.simpp.transport.ConnectRequest;
import org.simpp.transport.Connector;
import org.simpp.transport.LinkListener;
import org.simpp.transport.TransportException;

/** Makes connections, and lets a person decide on a certificate that nobody vouches for. */
public final class Gate {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Loop loop;
  private final Connector connector;
  private final Routes routes;
  private final CertificateJudge judge;
  private final String language;

  public Gate(
      Loop loop, Connector connector, Routes routes, CertificateJudge judge, String language) {
    this.loop = loop;
    this.connector = connector;
    this.routes = routes;
    this.judge = judge;
    this.language = language;
  }

  /**
   * A link, and the certificate that is pinned from now on.
   *
   * @param settings the same, or with the fingerprint that was just accepted
   */
  public record Passed(ClientLink link, AccountSettings settings) {}

  /** Connects as {@code settings} say; completes on the loop. */
  public CompletionStage<Passed> pass(AccountSettings settings, LinkListener listener) {
    CompletableFuture<Passed> result = new CompletableFuture<>();
    // A connector that is being replaced is waited for, and not on the loop.
    loop.elsewhere(() -> connector.connect(request(settings), listener))
        .thenCompose(loop::here)
        .whenComplete(
            (link, failure) -> {
              if (failure == null) {
                result.complete(new Passed(link, settings));
              } else {
                ask(settings, listener, failure, result);
              }
            });
    return result;
  }

  private void ask(
      AccountSettings settings,
      LinkListener listener,
      Throwable failure,
      CompletableFuture<Passed> result) {
    X509Certificate unknown =
        Loop.unwrapped(failure) instanceof TransportException transport
                && transport.reason() == TransportException.Reason.CERTIFICATE_UNKNOWN
            ? Certificates.refused(transport).orElse(null)
            : null;
    if (unknown == null) {
      result.completeExceptionally(failed(settings, failure));
      return;
    }
    CertificateFacts facts = Certificates.facts(settings.serverName(), unknown);
    loop.here(judge.judge(facts))
        .whenComplete(
            (decision, error) -> {
              if (error != null || decision != CertificateJudge.Decision.ACCEPT) {
                result.completeExceptionally(declined(facts));
                return;
              }
              pass(settings.withCertificate(facts.fingerprint()), listener)
                  .whenComplete((passed, again) -> settle(result, passed, again));
            });
  }

  private static void settle(CompletableFuture<Passed> result, Passed passed, Throwable failure) {
    if (failure == null) {
      result.complete(passed);
    } else {
      result.completeExceptionally(failure);
    }
  }

  private ConnectRequest request(AccountSettings settings) {
    ServerAddress server = settings.server();
    boolean direct = server != null && server.directTls();
    String host = server == null ? settings.account().domain() : server.host();
    int usual = direct ? 5223 : 5222;
    int port = server == null || server.port() == 0 ? usual : server.port();
    return new ConnectRequest(
        settings.account(),
        server == null ? null : server.host(),
        server == null ? 0 : server.port(),
        direct ? ConnectRequest.Security.DIRECT_TLS : ConnectRequest.Security.STARTTLS,
        settings.certificate(),
        language,
        TIMEOUT,
        routes.toward(host, port).orElse(null));
  }

  private static ClientException failed(AccountSettings settings, Throwable failure) {
    if (Loop.unwrapped(failure) instanceof ProviderMissingException missing) {
      return Troubles.exception(
          Cause.NOT_CONNECTED, "nobody makes connections: " + missing.getMessage());
    }
    ClientException known = Troubles.exception(failure, settings.account(), settings.serverName());
    Bytes pinned = settings.certificate();
    if (known.trouble().cause() != Cause.CERTIFICATE_CHANGED || pinned == null) {
      return known;
    }
    String shown = known.trouble().parameters().get(2);
    return new ClientException(
        Trouble.of(
            Cause.CERTIFICATE_CHANGED,
            known.trouble().detail(),
            settings.serverName(),
            CertificateFacts.readable(pinned),
            shown),
        failure);
  }

  private static ClientException declined(CertificateFacts facts) {
    return Troubles.exception(
        Cause.CERTIFICATE_DECLINED,
        "the certificate of %s was not accepted".formatted(facts.server()),
        facts.server(),
        facts.readableFingerprint());
  }
}
