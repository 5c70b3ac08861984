package org.simpp.transport.smack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.model.Stanza;
import org.simpp.transport.Link;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.Listening;
import org.simpp.transport.LoginRequest;
import org.simpp.transport.LoginResult;
import org.simpp.transport.Receiver;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.transport.TransportException;
import org.simpp.transport.netty.NettyAcceptor;
import org.simpp.xmpp.ElementCodec;
import org.simpp.xmpp.IqResults;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.sasl.NonceSource;
import org.simpp.xmpp.sasl.ScramHost;
import org.simpp.xmpp.sasl.ScramPassword;
import org.simpp.xmpp.sasl.ScramServer;
import org.simpp.xmpp.streammanagement.StanzaCount;
import org.simpp.xmpp.streammanagement.StreamManagement;

/**
 * The product's own acceptor on free ports of loopback, with real TLS and real SCRAM; alice's
 * password is "secret", and messages come back to their sender.
 */
final class RealServer implements Receiver, AutoCloseable {
  static final String DOMAIN = "simpp.example";
  static final Jid ALICE = Jid.of("alice@" + DOMAIN);

  final List<String> mechanisms = new CopyOnWriteArrayList<>();
  final List<Stanza> received = new CopyOnWriteArrayList<>();

  /** Whether it offers stream management. */
  volatile boolean managed = true;

  private final Map<Link, EchoSession> sessions = new ConcurrentHashMap<>();
  private final Map<String, EchoSession> resumable = new ConcurrentHashMap<>();
  private final Map<String, EchoSession> forgotten = new ConcurrentHashMap<>();
  private final Listening listening;

  RealServer(Path folder) throws Exception {
    Path keystore = certificate(folder);
    NettyAcceptor acceptor =
        new NettyAcceptor(
            Map.of(
                "c2sPort",
                "0",
                "directTlsPort",
                "0",
                "keystore",
                keystore.toString(),
                "keystorePasswordFile",
                folder.resolve("password").toString()));
    listening = acceptor.listen(this);
  }

  int port(String purpose) {
    return listening.ports().stream()
        .filter(port -> port.purpose().equals(purpose))
        .findFirst()
        .orElseThrow()
        .address()
        .getPort();
  }

  Bytes fingerprint() {
    return listening.certificateFingerprint();
  }

  @Override
  public void close() {
    listening.close(Duration.ofSeconds(5));
  }

  @Override
  public String domain() {
    return DOMAIN;
  }

  @Override
  public List<Bytes> inlineFeatures(LinkSecurity security) {
    return List.of();
  }

  @Override
  public Optional<SaslServerMechanism> mechanism(LinkSecurity security, LoginRequest request) {
    return Optional.empty();
  }

  @Override
  public CompletionStage<LoginResult> loggedIn(
      Link link, SaslOutcome.Success proof, LoginRequest request) {
    return CompletableFuture.completedStage(new LoginResult(proof.account(), List.of(), List.of()));
  }

  @Override
  public List<SaslServerMechanism> mechanisms(LinkSecurity security) {
    ScramHost host =
        new ScramHost(
            DOMAIN,
            (account, hash) ->
                CompletableFuture.completedFuture(
                    Optional.of(account)
                        .filter(ALICE::equals)
                        .map(one -> ScramPassword.derive(hash, password("secret"), salt(), 4096))),
            SecretBytes.copyOf(new byte[32]),
            4096,
            false,
            NonceSource.of(new SecureRandom()::nextBytes));
    return ScramServer.all(host, security, List.of());
  }

  @Override
  public List<Bytes> features(boolean authenticated) {
    return authenticated
        ? managed
            ? List.of(ElementCodec.write(StreamManagement.feature()))
            : List.of(Bytes.utf8("<ver xmlns='urn:xmpp:features:rosterver'/>"))
        : List.of(Bytes.utf8("<register xmlns='urn:x-simpp:2007#reg'/>"));
  }

  @Override
  public CompletionStage<Optional<Stanza>> beforeLogin(Link link, Stanza iq) {
    return CompletableFuture.completedFuture(Optional.of(IqResults.of(iq)));
  }

  @Override
  public CompletionStage<Jid> bind(
      Link link, Jid account, String requested, SaslOutcome.Success proof) {
    mechanisms.add(proof.mechanism());
    return CompletableFuture.completedFuture(account.withResource(requested));
  }

  /** Sessions that were resumable are forgotten; it is known only how far they had got. */
  void forgetSessions() {
    forgotten.putAll(resumable);
    resumable.clear();
  }

  @Override
  public CompletionStage<Optional<Jid>> resume(
      Link link, Jid account, Bytes xml, SaslOutcome.Success proof) {
    StreamManagement.Resume request = (StreamManagement.Resume) management(xml);
    EchoSession session = resumable.get(request.previousId());
    if (session == null) {
      EchoSession former = forgotten.get(request.previousId());
      StanzaCount handled = former == null ? null : former.handled();
      tell(link, new StreamManagement.Failed(StanzaCondition.ITEM_NOT_FOUND, handled));
      return CompletableFuture.completedFuture(Optional.empty());
    }
    sessions.put(link, session);
    session.resume(link, request.previousId(), request.handled());
    return CompletableFuture.completedFuture(Optional.of(session.address()));
  }

  @Override
  public void received(Link link, Stanza stanza) {
    received.add(stanza);
    EchoSession session = sessions.get(link);
    if (session != null) {
      session.received(link, stanza);
    } else if (stanza.kind() == Stanza.Kind.MESSAGE) {
      link.send(stanza.withFrom(link.bound().orElseThrow()));
    }
  }

  @Override
  public void receivedElement(Link link, Bytes xml) {
    StreamManagement said = management(xml);
    EchoSession session = sessions.get(link);
    if (session != null) {
      session.told(link, said);
    } else if (said instanceof StreamManagement.Enable) {
      String id = "session-" + resumable.size() + "-" + forgotten.size();
      EchoSession begun = new EchoSession(link.bound().orElseThrow(), link);
      resumable.put(id, begun);
      sessions.put(link, begun);
      tell(link, new StreamManagement.Enabled(id, 300));
    }
  }

  private static StreamManagement management(Bytes xml) {
    try {
      return StreamManagement.of(ElementCodec.parse(xml)).orElseThrow();
    } catch (MalformedXmlException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void tell(Link link, StreamManagement words) {
    link.sendElement(ElementCodec.write(words.toElement()));
  }

  @Override
  public void closed(Link link, TransportException cause) {}

  static SecretBytes password(String text) {
    return SecretBytes.takeOver(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Bytes salt() {
    return Bytes.of(new byte[16]);
  }

  private static Path certificate(Path folder) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("password"), "changeit");
    Path keystore = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + DOMAIN,
                "-ext",
                "san=dns:" + DOMAIN,
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                keystore.toString())
            .inheritIO()
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
    return keystore;
  }
}
