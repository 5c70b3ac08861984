package org.simpp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.ConstantRandomness;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.KeyHandle;
import org.simpp.crypto.SoftwareKey;
import org.simpp.crypto.VectorFile;
import org.simpp.crypto.VectorFile.Vector;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** Every value of phases 1 and 2 in the vector file, computed by the public classes. */
final class VectorsTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example");
  private static final Jid BOB = Jid.of("bob@simpp.example");
  private static final Jid SERVER = Jid.of("simpp.example");
  private static final char[] ALICES_PASSWORD = "correct horse".toCharArray();
  private static final char[] BOBS_PASSWORD = "battery staple".toCharArray();

  private final Vector vectors = VectorFile.read("simpp-2007.txt").get(0);
  private final CipherSuite suite = new Simpp2007Suite();
  private final KeyHandle serverKey = key(Curve.P224, "KRS224");
  private final Bytes kus = vectors.bytes("KUS224");
  private final UserKeys alicesKeys =
      new UserKeys(key(Curve.P224, "KRA224"), key(Curve.P192, "KRA192"));

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void passwordKey_matchesVectors() throws Exception {
    assertThat(password(Curve.P224, ALICES_PASSWORD)).isEqualTo(vectors.bytes("KUA224"));
    assertThat(password(Curve.P192, ALICES_PASSWORD)).isEqualTo(vectors.bytes("KUA192"));
    assertThat(password(Curve.P192, BOBS_PASSWORD)).isEqualTo(vectors.bytes("KUB192"));
    assertThat(key(Curve.P192, "KRB192").publicKey()).isEqualTo(vectors.bytes("KUB192"));
    assertThat(serverKey.publicKey()).isEqualTo(kus);
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void masterKey_matchesVectors() throws Exception {
    try (SecretBytes masterKey = serverKey.agree(vectors.bytes("KUA224"))) {
      assertThat(masterKey).isEqualTo(vectors.secret("KA(x)"));
      try (BoxKey box = new KeySchedule(suite).masterBox(masterKey, ALICE)) {
        assertThat(box.export()).isEqualTo(joined("KA.enc", "KA.mac"));
      }
    }
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void registration_matchesVectors() throws Exception {
    ClientRegistration client = new ClientRegistration(suite, ALICE, kus, alicesKeys);
    ServerRegistration server = new ServerRegistration(suite, SERVER, serverKey);
    assertThat(client.begin()).isEqualTo(vectors.bytes("R1"));

    PendingRegistration pending =
        server.challenge(client.begin(), new ConstantRandomness(0x5a, 0x01));
    assertThat(pending.r2()).isEqualTo(vectors.bytes("R2"));

    Bytes r3 = client.respond(pending.r2());
    assertThat(r3).isEqualTo(vectors.bytes("R3"));
    Registered registered = pending.verify(r3);
    assertThat(registered.account()).isEqualTo(ALICE);
    assertThat(registered.serverCurveKey()).isEqualTo(vectors.bytes("KUA224"));
    assertThat(registered.clientCurveKey()).isEqualTo(vectors.bytes("KUA192"));
    assertThat(registered.masterKey()).isEqualTo(vectors.secret("KA(x)"));
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void registration_signsTheVectorsBytes() throws Exception {
    RegistrationWire wire = new RegistrationWire(suite);
    RegistrationWire.Claim claim = wire.readR1(vectors.bytes("R1"));
    assertThat(wire.claimHash(claim)).isEqualTo(vectors.bytes("h(IDA,KUA)"));
    RegistrationWire.Answer answer =
        new RegistrationWire.Answer(Bytes.ofHex("5a".repeat(16)), wire.claimHash(claim));
    assertThat(wire.signed(claim, answer)).isEqualTo(vectors.bytes("R3.signed"));
  }

  @Test
  @Specification("SIMPP-2007, section 1.7")
  void login_matchesVectors() throws Exception {
    try (ClientLogin client =
            new ClientLogin(
                suite, ALICE, kus, alicesKeys.withServer(), new ConstantRandomness(0xa1));
        SecretBytes secret = SecretBytes.copyOf(new byte[32])) {
      ServerLogin server = new ServerLogin(suite, SERVER, secret);
      assertThat(client.begin()).isEqualTo(vectors.bytes("CS1"));
      assertThat(server.account(client.begin())).isEqualTo(ALICE);

      PendingLogin pending =
          server.challenge(
              client.begin(),
              Optional.of(vectors.secret("KA(x)")),
              new ConstantRandomness(0x52, 0x02));
      assertThat(pending.cs2()).isEqualTo(vectors.bytes("CS2"));

      Bytes cs3 = client.respond(pending.cs2());
      assertThat(cs3).isEqualTo(vectors.bytes("CS3"));
      PendingLogin.Accepted accepted = pending.finish(cs3);
      assertThat(accepted.cs4()).isEqualTo(vectors.bytes("CS4"));
      assertThat(accepted.keys().export()).isEqualTo(clientServerSecret());
      assertThat(client.succeeded(accepted.cs4()).export()).isEqualTo(clientServerSecret());
      assertThat(accepted.keys().exporter()).isEqualTo(vectors.secret("KAS.exporter"));
    }
  }

  @Test
  @Specification("SIMPP-2007, section 1.8")
  void keyDistribution_matchesVectors() throws Exception {
    try (ClientServerKeys keys = ClientServerKeys.takeOver(clientServerSecret());
        ClientServerChannel atServer = keys.serverChannel(suite);
        ClientServerChannel atClient = keys.clientChannel(suite)) {
      PeerKey bobsKey = new PeerKey(BOB, vectors.bytes("KUB192"));
      Bytes cc2 =
          new ServerKeyDistribution(ALICE, atServer).grant(bobsKey, new ConstantRandomness(0x03));
      assertThat(cc2).isEqualTo(vectors.bytes("CC2(toA)"));
      assertThat(new ClientKeyDistribution(suite, ALICE, atClient).open(cc2)).isEqualTo(bobsKey);
    }
  }

  private SecretBytes clientServerSecret() {
    return joined(
        "KAS.c2s.enc", "KAS.c2s.mac", "KAS.s2c.enc", "KAS.s2c.mac", "KAS.confirm", "KAS.exporter");
  }

  private SecretBytes joined(String... names) {
    Bytes all = Bytes.empty();
    for (String name : names) {
      all = Bytes.concat(all, vectors.bytes(name));
    }
    return SecretBytes.takeOver(all.toByteArray());
  }

  private Bytes password(Curve curve, char[] password) throws Exception {
    try (SoftwareKey key = PasswordKey.insecureFromPassword(suite, curve, password)) {
      return key.publicKey();
    }
  }

  private KeyHandle key(Curve curve, String name) {
    try {
      return new SoftwareKey(suite, curve, vectors.secret(name));
    } catch (CryptoException e) {
      throw new IllegalStateException(e);
    }
  }
}
