package org.simpp.load.client;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.simpp.load.client.Target.Security;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.StanzaCodec;
import org.simpp.xmpp.bind.Binding;
import org.simpp.xmpp.stream.StreamEvent;
import org.simpp.xmpp.stream.StreamEvent.ElementReceived;
import org.simpp.xmpp.stream.StreamEvent.StanzaReceived;

/**
 * From the first stream header to the bound resource (RFC 6120, sections 5 to 7), as events in and
 * calls out. Not thread-safe.
 */
final class Login {
  /** What the exchange wants of its connection. */
  interface Wire {
    void send(String xml);

    /** Begins TLS; {@link Login#begin} follows when it stands. */
    void beginTls();

    /** Awaits a new stream. */
    void restart();

    void loggedIn(Jid address);
  }

  private static final String REGISTER = "jabber:iq:register";
  private static final List<String> MECHANISMS = List.of("SCRAM-SHA-256", "SCRAM-SHA-1");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Target target;
  private final Credentials credentials;
  private final String user;
  private final Clients clients;
  private final Wire wire;

  private boolean isProtected;
  private boolean isAuthenticated;
  private @Nullable Element features;
  private @Nullable KeyRegistration registration;
  private @Nullable Exchange exchange;

  Login(Target target, Credentials credentials, String user, Clients clients, Wire wire) {
    this.target = target;
    this.credentials = credentials;
    this.user = user;
    this.clients = clients;
    this.wire = wire;
    this.isProtected = target.security() == Security.NONE;
  }

  /**
   * Opens the stream.
   *
   * @param tls whether it runs over TLS now
   */
  void begin(boolean tls) {
    isProtected |= tls;
    wire.restart();
    wire.send(
        "<?xml version='1.0'?><stream:stream to='"
            + target.domain()
            + "' version='1.0' xml:lang='en' xmlns='jabber:client' xmlns:stream='"
            + Namespaces.STREAMS
            + "'>");
  }

  /** Goes on with what the server said. */
  void receive(StreamEvent event) throws LoginFailure {
    if (event instanceof ElementReceived element) {
      try {
        receive(ElementCodec.parse(element.xml()));
      } catch (MalformedXmlException e) {
        throw new LoginFailure("the server's <" + element.name() + "/> cannot be read", e);
      }
    } else if (event instanceof StanzaReceived received) {
      receive(received.stanza());
    } else if (!(event instanceof StreamEvent.StreamOpened)) {
      throw new LoginFailure("the stream ended before the login: " + event);
    }
  }

  private void receive(Element element) throws LoginFailure {
    if (element.is(Namespaces.STREAMS, "features")) {
      features = element;
      chooseFrom(element);
    } else if (element.is(Namespaces.TLS, "proceed")) {
      wire.beginTls();
    } else if (element.is(Namespaces.SASL, "challenge")) {
      Bytes answer = exchange().answer(decoded(element));
      wire.send("<response xmlns='" + Namespaces.SASL + "'>" + encoded(answer) + "</response>");
    } else if (element.is(Namespaces.SASL, "success")) {
      exchange().requireProof(decoded(element));
      isAuthenticated = true;
      begin(isProtected);
    } else {
      throw new LoginFailure("the server refused the login: " + ElementCodec.write(element).utf8());
    }
  }

  private void receive(Stanza stanza) throws LoginFailure {
    if (stanza.kind() != Stanza.Kind.IQ) {
      return;
    }
    if (registration != null && !isAuthenticated) {
      registration.next(stanza).ifPresentOrElse(wire::send, () -> registration = null);
      if (registration == null) {
        authenticate();
      }
    } else if (!isAuthenticated) {
      // That the account is there already is as good.
      boolean isThere = stanza.payload().utf8().contains("<conflict");
      if (stanza.hasType("error") && !isThere) {
        throw new LoginFailure(
            "the server does not register " + user + ": " + stanza.payload().utf8());
      }
      authenticate();
    } else {
      wire.loggedIn(bound(stanza));
    }
  }

  private Jid bound(Stanza stanza) throws LoginFailure {
    try {
      return StanzaCodec.child(stanza, Binding.NAMESPACE, "bind")
          .flatMap(Binding::bound)
          .orElseThrow(() -> new LoginFailure("the server bound no resource: " + stanza));
    } catch (MalformedXmlException e) {
      throw new LoginFailure("the answer to the resource binding cannot be read", e);
    }
  }

  private void chooseFrom(Element offered) throws LoginFailure {
    if (!isProtected) {
      if (offered.child(Namespaces.TLS, "starttls").isEmpty()) {
        throw new LoginFailure("the server offers no STARTTLS; --no-tls goes without");
      }
      wire.send("<starttls xmlns='" + Namespaces.TLS + "'/>");
    } else if (isAuthenticated) {
      wire.send(
          "<iq type='set' id='bind'><bind xmlns='"
              + Binding.NAMESPACE
              + "'><resource>"
              + token()
              + "</resource></bind></iq>");
    } else if (credentials.tokens().containsKey(user)) {
      registration =
          new KeyRegistration(
              clients.users().registration(account()), credentials.tokens().get(user));
      wire.send(registration.begin());
    } else if (credentials.register()) {
      Element query =
          Element.builder(REGISTER, "query")
              .child("username", user)
              .child("password", credentials.password())
              .build();
      wire.send("<iq type='set' id='register'>" + ElementCodec.write(query).utf8() + "</iq>");
    } else {
      authenticate();
    }
  }

  private void authenticate() throws LoginFailure {
    Element offered = features;
    if (offered == null) {
      throw new LoginFailure("the server offered no mechanisms");
    }
    List<String> names =
        offered
            .child(Namespaces.SASL, "mechanisms")
            .map(list -> list.children().stream().map(Element::text).toList())
            .orElse(List.of());
    exchange = begin(names);
    wire.send(
        "<auth xmlns='%s' mechanism='%s'>%s</auth>"
            .formatted(Namespaces.SASL, exchange.mechanism(), encoded(exchange.first())));
  }

  private Exchange begin(List<String> names) throws LoginFailure {
    if (credentials.byKey() && names.contains(credentials.mechanism())) {
      return clients.users().login(account());
    }
    String mechanism =
        MECHANISMS.stream()
            .filter(names::contains)
            .filter(name -> List.of("", name).contains(credentials.mechanism()))
            .findFirst()
            .orElseThrow(() -> new LoginFailure("none of the mechanisms can be used: " + names));
    return new Scram(clients.keys(), mechanism, user, token());
  }

  private Jid account() {
    return new Jid(user, target.domain(), "");
  }

  private Exchange exchange() throws LoginFailure {
    Exchange begun = exchange;
    if (begun == null) {
      throw new LoginFailure("the server answered a SASL exchange that was not begun");
    }
    return begun;
  }

  private static String token() {
    byte[] random = new byte[18];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }

  private static String encoded(Bytes data) {
    return Base64.getEncoder().encodeToString(data.toByteArray());
  }

  private static Bytes decoded(Element element) throws LoginFailure {
    try {
      return Bytes.givenAway(Base64.getDecoder().decode(element.text().strip()));
    } catch (IllegalArgumentException e) {
      throw new LoginFailure("the server's <" + element.localName() + "/> is not base64", e);
    }
  }
}
