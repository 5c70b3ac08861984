package org.simpp.server.support;

import java.security.SecureRandom;
import java.util.concurrent.ExecutionException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.SoftwareKey;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.Stanza;
import org.simpp.protocol.ClientKeyDistribution;
import org.simpp.protocol.ClientRegistration;
import org.simpp.protocol.ClientServerKeys;
import org.simpp.protocol.SimppClientMechanism;
import org.simpp.protocol.UserKeys;
import org.simpp.server.reception.Reception;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslOutcome;
import org.simpp.xmpp.MalformedXmlException;
import org.simpp.xmpp.StanzaCodec;

/** A user of SIMPP-2007 with keys in memory. */
public final class Lab {
  public static final Simpp2007Suite SUITE = new Simpp2007Suite();
  private static final SecureRandom RANDOM = new SecureRandom();
  public static final Randomness RANDOMNESS = RANDOM::nextBytes;

  private final Jid account;
  private final Bytes serverKey;
  private final UserKeys keys;

  public Lab(Jid account, Bytes serverKey) {
    this.account = account;
    this.serverKey = serverKey;
    this.keys =
        new UserKeys(
            SoftwareKey.generate(SUITE, Curve.P224, RANDOMNESS),
            SoftwareKey.generate(SUITE, Curve.P192, RANDOMNESS));
  }

  public Jid account() {
    return account;
  }

  public Bytes publicKey() {
    return keys.withPeers().publicKey();
  }

  public ClientRegistration registration() {
    return new ClientRegistration(SUITE, account, serverKey, keys);
  }

  /** Sends an IQ before login. */
  public static Stanza beforeLogin(Reception reception, MemoryLink link, String xml) {
    try {
      Stanza iq = StanzaCodec.decode(Bytes.utf8(xml));
      return reception.beforeLogin(link, iq).toCompletableFuture().get().orElseThrow();
    } catch (MalformedXmlException | InterruptedException | ExecutionException e) {
      throw new AssertionError(xml, e);
    }
  }

  /** Logs in with SIMPP-2007, binds, and gives the channel that is left. */
  public Login login(Reception reception, String resource) throws SaslException {
    MemoryLink link = new MemoryLink(reception);
    SimppClientMechanism client =
        new SimppClientMechanism(SUITE, account, serverKey, keys.withServer(), RANDOMNESS);
    var server =
        reception.mechanisms(link.security()).stream()
            .filter(one -> one.name().equals(SimppClientMechanism.NAME))
            .findFirst()
            .orElseThrow();
    try {
      SaslOutcome first = server.begin(client.begin(link.security())).toCompletableFuture().get();
      Bytes answer = client.respond(((SaslOutcome.Challenge) first).data());
      SaslOutcome second = server.respond(answer).toCompletableFuture().get();
      if (second instanceof SaslOutcome.Failure failure) {
        throw failure.cause();
      }
      SaslOutcome.Success success = (SaslOutcome.Success) second;
      client.succeeded(success.data());
      Jid bound =
          reception.bind(link, success.account(), resource, success).toCompletableFuture().get();
      link.bind(bound);
      try (ClientServerKeys agreed = client.takeKeys()) {
        return new Login(
            new TestClient(reception, link, bound),
            new ClientKeyDistribution(SUITE, account, agreed.clientChannel(SUITE)));
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** A session and its channel for keys. */
  public record Login(TestClient client, ClientKeyDistribution keys) {}
}
