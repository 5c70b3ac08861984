package org.simpp.client.internal;

import java.util.List;
import java.util.Objects;
import org.simpp.card.CardException;
import org.simpp.client.CertificateFacts;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.Notice;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.KeyUnavailableException;
import org.simpp.model.Jid;
import org.simpp.registry.ProviderMissingException;
import org.simpp.transport.ProxyException;
import org.simpp.transport.TransportException;
import org.simpp.xmpp.sasl.OfferChangedException;

/** The ports' exceptions as what a person is told. */
public final class Troubles {
  private Troubles() {}

  /** Whatever it is, as a trouble; what nobody foresaw too. */
  public static Trouble of(Throwable failure, Jid account, String server) {
    Throwable cause = Loop.unwrapped(failure);
    if (cause instanceof ClientException client) {
      return client.trouble();
    }
    if (cause instanceof CardException card) {
      return ofCard(card, account);
    }
    if (cause instanceof TransportException transport) {
      return ofTransport(transport, account, server);
    }
    if (cause instanceof HistoryException history) {
      return ofHistory(history, account);
    }
    if (cause instanceof KeyUnavailableException) {
      return Trouble.of(Cause.CARD_REMOVED, text(cause));
    }
    if (cause instanceof ProviderMissingException) {
      return Trouble.of(Cause.CRYPTO_MISSING, text(cause), "0x0701");
    }
    return Trouble.of(Cause.UNFORESEEN, cause.getClass().getSimpleName() + ": " + text(cause));
  }

  /** What was found wrong with a history that could be opened all the same. */
  public static Trouble of(Notice found) {
    Cause cause =
        switch (found.kind()) {
          case TORN_TAIL -> Cause.HISTORY_TORN;
          case DAMAGED -> Cause.HISTORY_DAMAGED;
        };
    return Trouble.of(cause, found.message(), found.file().toString());
  }

  /** The same as an exception. */
  public static ClientException exception(Throwable failure, Jid account, String server) {
    Throwable cause = Loop.unwrapped(failure);
    return cause instanceof ClientException client
        ? client
        : new ClientException(of(cause, account, server), cause);
  }

  public static ClientException exception(Cause cause, String detail, String... parameters) {
    return new ClientException(Trouble.of(cause, detail, parameters));
  }

  private static Trouble ofCard(CardException failure, Jid account) {
    String where = account.toString();
    return switch (failure.reason()) {
      case WRONG_PIN ->
          Trouble.of(Cause.PIN_WRONG, text(failure), String.valueOf(failure.triesLeft()));
      case PIN_BLOCKED -> Trouble.of(Cause.PIN_BLOCKED, text(failure));
      case PIN_NOT_ALLOWED -> Trouble.of(Cause.SECRET_NOT_ALLOWED, text(failure), text(failure));
      case NO_SUCH_KEY -> Trouble.of(Cause.CARD_MISSING, text(failure), where);
      case REMOVED -> Trouble.of(Cause.CARD_REMOVED, text(failure));
      case DAMAGED -> Trouble.of(Cause.CARD_DAMAGED, text(failure), where);
      case EXISTS -> Trouble.of(Cause.CARD_EXISTS, text(failure), where);
      case UNAVAILABLE -> Trouble.of(Cause.CARD_UNAVAILABLE, text(failure), where);
    };
  }

  private static Trouble ofTransport(TransportException failure, Jid account, String server) {
    return switch (failure.reason()) {
      case UNREACHABLE -> Trouble.of(Cause.SERVER_UNREACHABLE, text(failure), server);
      case TIMEOUT -> Trouble.of(Cause.SERVER_SILENT, text(failure), server);
      case CERTIFICATE_UNKNOWN ->
          Trouble.of(Cause.CERTIFICATE_DECLINED, text(failure), server, shown(failure));
      case CERTIFICATE_CHANGED ->
          Trouble.of(Cause.CERTIFICATE_CHANGED, text(failure), server, "", shown(failure));
      case TLS_FAILED -> Trouble.of(Cause.TLS_FAILED, text(failure), server);
      case NOT_AUTHORIZED -> ofLogin(failure, account, server);
      case STREAM_ERROR ->
          text(failure).contains("conflict")
              ? Trouble.of(Cause.SIGNED_IN_ELSEWHERE, text(failure), account.toString())
              : new Trouble(
                  Cause.SERVER_ENDED_STREAM, List.of(server, text(failure)), text(failure));
      case PROXY_UNREACHABLE, PROXY_REFUSED, PROXY_LOGIN -> ofProxy(failure, server);
      case CLOSED, LOST, STOPPED -> Trouble.of(Cause.NOT_CONNECTED, text(failure));
    };
  }

  private static Trouble ofProxy(TransportException failure, String server) {
    if (!(failure.getCause() instanceof ProxyException said)) {
      return Trouble.of(Cause.PROXY_REFUSED, text(failure), "", server, text(failure));
    }
    return switch (failure.reason()) {
      case PROXY_UNREACHABLE -> Trouble.of(Cause.PROXY_UNREACHABLE, text(failure), said.proxy());
      case PROXY_LOGIN -> Trouble.of(Cause.PROXY_WANTS_LOGIN, text(failure), said.proxy());
      default ->
          Trouble.of(Cause.PROXY_REFUSED, text(failure), said.proxy(), server, said.answer());
    };
  }

  /** Who refused: the server, or this side because the server did not prove itself. */
  private static Trouble ofLogin(TransportException failure, Jid account, String server) {
    Throwable reason = failure.getCause() == null ? null : failure.getCause().getCause();
    if (reason instanceof CryptoException) {
      return Trouble.of(Cause.SERVER_KEY_WRONG, text(failure), server);
    }
    if (reason instanceof KeyUnavailableException) {
      return Trouble.of(Cause.CARD_REMOVED, text(failure));
    }
    if (reason instanceof OfferChangedException) {
      return Trouble.of(Cause.OFFER_CHANGED, text(failure), server);
    }
    return Trouble.of(Cause.LOGIN_REFUSED, text(failure), account.toString());
  }

  private static Trouble ofHistory(HistoryException failure, Jid account) {
    return switch (failure.reason()) {
      case WRONG_KEY, DAMAGED ->
          Trouble.of(Cause.HISTORY_DAMAGED, text(failure), account.toString());
      case IN_USE, UNAVAILABLE, CLOSED ->
          Trouble.of(Cause.HISTORY_NOT_KEPT, text(failure), account.toString());
    };
  }

  private static String shown(TransportException failure) {
    return Certificates.refused(failure)
        .map(Certificates::fingerprint)
        .map(CertificateFacts::readable)
        .orElse("");
  }

  private static String text(Throwable failure) {
    return Objects.requireNonNullElse(failure.getMessage(), "no details");
  }
}
