package org.simpp.xmpp.negotiation;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.transport.StreamCondition;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.stream.StreamEvent.StreamOpened;

/**
 * Checks a client's stream header and answers it (RFC 6120, section 4.7).
 *
 * @param domain the domain that is served
 * @param ids unguessable, each once
 */
record StreamHeaders(String domain, Supplier<String> ids) {
  /** A refusal: the condition to send and the text with it. */
  record Refusal(StreamCondition condition, String text) {}

  private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})\\.[0-9]{1,4}");

  /**
   * This side's header.
   *
   * @param to the client's address, where it gave one
   */
  StreamOpened answer(@Nullable Jid to) {
    Jid from = new Jid("", domain, "");
    return new StreamOpened(to, from, "1.0", "en", ids.get(), Namespaces.CLIENT);
  }

  /**
   * What is wrong with {@code header}.
   *
   * @param account who has logged in on this connection; null before
   */
  Optional<Refusal> refusal(StreamOpened header, @Nullable Jid account) {
    if (!header.defaultNamespace().equals(Namespaces.CLIENT)) {
      return refuse(StreamCondition.INVALID_NAMESPACE, "the content namespace is jabber:client");
    }
    Jid to = header.to();
    if (to == null) {
      return refuse(StreamCondition.IMPROPER_ADDRESSING, "a stream header has a 'to'");
    }
    if (!to.equals(new Jid("", domain, ""))) {
      return refuse(StreamCondition.HOST_UNKNOWN, "this server does not serve that domain");
    }
    if (!isSupported(header.version())) {
      return refuse(StreamCondition.UNSUPPORTED_VERSION, "XMPP 1.0 is spoken here");
    }
    Jid from = header.from();
    if (from != null && account != null && !from.bare().equals(account.bare())) {
      return refuse(StreamCondition.INVALID_FROM, "the header's 'from' is not who has logged in");
    }
    return Optional.empty();
  }

  /** None is 0.9, and below 1.0 there is no STARTTLS (RFC 6120, section 4.7.5). */
  private static boolean isSupported(String version) {
    Matcher matcher = VERSION.matcher(version);
    return matcher.matches() && Integer.parseInt(matcher.group(1)) >= 1;
  }

  private static Optional<Refusal> refuse(StreamCondition condition, String text) {
    return Optional.of(new Refusal(condition, text));
  }
}
