package org.simpp.client.internal.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;
import org.simpp.client.internal.Loop;
import org.simpp.client.internal.Troubles;
import org.simpp.model.Jid;
import org.simpp.model.Registration;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.StanzaErrors;

/** Requests over one connection and their answers (RFC 6120, section 8.2.3). On the loop only. */
public final class IqExchange {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private record Asked(
      @Nullable Jid to, CompletableFuture<Optional<Element>> answer, Registration timer) {}

  private final Loop loop;
  private final Outlet outlet;
  private final Jid account;
  private final Map<String, Asked> open = new HashMap<>();
  private boolean ended;

  public IqExchange(Loop loop, Outlet outlet, Jid account) {
    this.loop = loop;
    this.outlet = outlet;
    this.account = account;
  }

  /**
   * Asks.
   *
   * @param to null for this account at its server
   * @param type {@code get} or {@code set}
   * @return completes with the element of the result, if it holds one; fails with a {@link
   *     ClientException} of an error (its cause is a {@link RefusedException} then), of no answer
   *     in time, or of a lost connection
   */
  public CompletionStage<Optional<Element>> request(
      @Nullable Jid to, String type, Element payload) {
    CompletableFuture<Optional<Element>> answer = new CompletableFuture<>();
    if (ended) {
      answer.completeExceptionally(lost());
      return answer;
    }
    String id = UUID.randomUUID().toString();
    Registration timer = loop.after(PATIENCE, () -> fail(id, silent()));
    open.put(id, new Asked(to, answer, timer));
    outlet
        .send(Stanza.Kind.IQ, to, type, id, List.of(payload))
        .whenComplete(
            (sent, failure) -> {
              if (failure != null) {
                loop.run(() -> fail(id, lost()));
              }
            });
    return answer;
  }

  /** Takes {@code stanza} if it answers a request; false if it does not. */
  public boolean answered(Stanza stanza) {
    boolean isAnswer = stanza.hasType("result") || stanza.hasType("error");
    String id = stanza.id().orElse("");
    Asked asked = open.get(id);
    if (stanza.kind() != Stanza.Kind.IQ || !isAnswer || asked == null || !isFrom(stanza, asked)) {
      return false;
    }
    open.remove(id);
    asked.timer().close();
    try {
      if (stanza.hasType("error")) {
        asked.answer().completeExceptionally(refused(stanza));
      } else {
        asked.answer().complete(StanzaCodec.children(stanza).stream().findFirst());
      }
    } catch (MalformedXmlException e) {
      asked.answer().completeExceptionally(e);
    }
    return true;
  }

  /** The connection is gone: every open request fails, and later ones too. */
  public void end() {
    ended = true;
    List.copyOf(open.keySet()).forEach(id -> fail(id, lost()));
  }

  /** An answer of this account's server may name it, the account, or nobody. */
  private boolean isFrom(Stanza stanza, Asked asked) {
    Jid from = stanza.from().orElse(null);
    if (asked.to() != null) {
      return asked.to().equals(from) || (from == null && asked.to().equals(account.server()));
    }
    return from == null || from.bare().equals(account) || from.equals(account.server());
  }

  private void fail(String id, ClientException cause) {
    Asked asked = open.remove(id);
    if (asked != null) {
      asked.timer().close();
      asked.answer().completeExceptionally(cause);
    }
  }

  private static ClientException refused(Stanza stanza) throws MalformedXmlException {
    Optional<StanzaError> error = StanzaErrors.read(stanza);
    String condition =
        error.map(one -> one.condition().elementName()).orElse("undefined-condition");
    return new ClientException(
        Trouble.of(
            Trouble.Cause.REQUEST_REFUSED, "the request was refused: " + condition, condition),
        error.map(RefusedException::new).orElse(null));
  }

  private ClientException silent() {
    return Troubles.exception(
        Trouble.Cause.SERVER_SILENT,
        "no answer came within %d s".formatted(PATIENCE.toSeconds()),
        account.domain());
  }

  private static ClientException lost() {
    return Troubles.exception(Trouble.Cause.NOT_CONNECTED, "there is no connection");
  }
}
