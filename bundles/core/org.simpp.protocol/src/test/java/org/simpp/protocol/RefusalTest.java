package org.simpp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.simpp.protocol.Parties.ALICE;
import static org.simpp.protocol.Parties.BOB;
import static org.simpp.protocol.Parties.SERVER;
import static org.simpp.protocol.Parties.flipped;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.simpp.crypto.ConstantRandomness;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.SoftwareKey;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** Whatever is wrong with a message, it is refused, and always in the same words. */
final class RefusalTest {
  private final Parties parties = new Parties(1);

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void r1_flippedAnywhere_neverRegistersTheAccount() throws Exception {
    ClientRegistration client = parties.clientRegistration(parties.alicesKeys);
    ServerRegistration server = parties.serverRegistration();
    for (int bit = 0; bit < 8 * client.begin().length(); bit++) {
      Bytes r1 = flipped(client.begin(), bit);
      assertRefused(() -> client.respond(server.challenge(r1, parties.randomness).r2()));
    }
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void r2_flippedAnywhere_isRefused() throws Exception {
    ClientRegistration client = parties.clientRegistration(parties.alicesKeys);
    PendingRegistration pending =
        parties.serverRegistration().challenge(client.begin(), parties.randomness);
    for (int bit = 0; bit < 8 * pending.r2().length(); bit++) {
      Bytes r2 = flipped(pending.r2(), bit);
      assertRefused(() -> client.respond(r2));
    }
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void r2_ofAnotherRegistration_isRefused() throws Exception {
    ClientRegistration client = parties.clientRegistration(parties.alicesKeys);
    UserKeys otherKeys =
        new UserKeys(parties.alicesKeys.withServer(), parties.freshKeys().withPeers());
    ClientRegistration other = parties.clientRegistration(otherKeys);
    Bytes r2 = parties.serverRegistration().challenge(other.begin(), parties.randomness).r2();
    assertRefused(() -> client.respond(r2));
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void r3_flippedAnywhere_isRefused() throws Exception {
    ClientRegistration client = parties.clientRegistration(parties.alicesKeys);
    ServerRegistration server = parties.serverRegistration();
    int bits =
        8 * client.respond(server.challenge(client.begin(), parties.randomness).r2()).length();
    for (int bit = 0; bit < bits; bit += 3) {
      PendingRegistration pending = server.challenge(client.begin(), parties.randomness);
      Bytes r3 = flipped(client.respond(pending.r2()), bit);
      assertRefused(() -> pending.verify(r3));
    }
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void r3_afterAWrongOne_isNotLookedAt() throws Exception {
    ClientRegistration client = parties.clientRegistration(parties.alicesKeys);
    PendingRegistration pending =
        parties.serverRegistration().challenge(client.begin(), parties.randomness);
    Bytes r3 = client.respond(pending.r2());
    assertRefused(() -> pending.verify(flipped(r3, 400)));
    assertRefused(() -> pending.verify(r3));
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void r3_ofAnotherRegistration_isRefused() throws Exception {
    ClientRegistration client = parties.clientRegistration(parties.alicesKeys);
    ServerRegistration server = parties.serverRegistration();
    Bytes old = client.respond(server.challenge(client.begin(), parties.randomness).r2());
    PendingRegistration next = server.challenge(client.begin(), parties.randomness);
    assertRefused(() -> next.verify(old));
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void r3_withOneKeySwapped_isRefused() throws Exception {
    UserKeys stranger = parties.freshKeys();
    UserKeys mixed = new UserKeys(stranger.withServer(), parties.alicesKeys.withPeers());
    RegistrationWire wire = new RegistrationWire(parties.suite);
    ClientRegistration client = parties.clientRegistration(mixed);
    PendingRegistration pending =
        parties.serverRegistration().challenge(client.begin(), parties.randomness);
    RegistrationWire.Proof proof = wire.readR3(client.respond(pending.r2()));
    Bytes swapped =
        wire.r3(
            new RegistrationWire.Proof(
                proof.serverCurveSignature(),
                stranger.withPeers().sign(Bytes.utf8("something else"))));
    assertRefused(() -> pending.verify(swapped));
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void registration_withAnotherServersKey_isRefused() throws Exception {
    SoftwareKey other = SoftwareKey.generate(parties.suite, Curve.P224, parties.randomness);
    ClientRegistration client = parties.clientRegistration(parties.alicesKeys);
    Bytes r2 =
        new ServerRegistration(parties.suite, SERVER, other)
            .challenge(client.begin(), parties.randomness)
            .r2();
    assertRefused(() -> client.respond(r2));
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void registration_ofForeignAddressOrBadPoint_isRefused() {
    ServerRegistration server = parties.serverRegistration();
    Bytes p224 = parties.alicesKeys.withServer().publicKey();
    Bytes p192 = parties.alicesKeys.withPeers().publicKey();
    Bytes address = Bytes.utf8(ALICE.toString());
    Bytes[][] claims = {
      {Bytes.utf8("alice@elsewhere.example"), p224, p192},
      {Bytes.utf8("ALICE@simpp.example"), p224, p192},
      {Bytes.utf8("alice@simpp.example/desk"), p224, p192},
      {Bytes.utf8("simpp.example"), p224, p192},
      {Bytes.empty(), p224, p192},
      {address, flipped(p224, 8 * p224.length() - 8), p192},
      {address, p224, flipped(p192, 8 * p192.length() - 8)},
      {address, p192, p224},
      {address, Bytes.of((byte) 0), p192},
      {address, p224, Bytes.of((byte) 0)},
      {address, Bytes.empty(), p192},
    };
    for (Bytes[] claim : claims) {
      Bytes r1 = Tuple.labelled("R1", claim).encode();
      assertRefused(() -> server.challenge(r1, parties.randomness));
    }
  }

  @Test
  @Specification("SIMPP-2007, section 1.7")
  void cs1ToCs4_flippedAnywhere_areRefused() throws Exception {
    ClientLogin client = parties.clientLogin();
    ServerLogin server = parties.serverLogin();
    for (int bit = 0; bit < 8 * client.begin().length(); bit++) {
      Bytes cs1 = flipped(client.begin(), bit);
      assertRefused(
          () ->
              client.respond(server.challenge(cs1, parties.masterKey(), parties.randomness).cs2()));
    }
    PendingLogin pending =
        server.challenge(client.begin(), parties.masterKey(), parties.randomness);
    for (int bit = 0; bit < 8 * pending.cs2().length(); bit++) {
      Bytes cs2 = flipped(pending.cs2(), bit);
      assertRefused(() -> client.respond(cs2));
    }
    Bytes cs3 = client.respond(pending.cs2());
    for (int bit = 0; bit < 8 * cs3.length(); bit++) {
      Bytes wrong = flipped(cs3, bit);
      PendingLogin other =
          server.challenge(client.begin(), parties.masterKey(), parties.randomness);
      assertRefused(() -> other.finish(wrong));
    }
    Bytes cs4 = pending.finish(cs3).cs4();
    for (int bit = 0; bit < 8 * cs4.length(); bit++) {
      ClientLogin once = client;
      once.respond(pending.cs2());
      Bytes wrong = flipped(cs4, bit);
      assertRefused(() -> once.succeeded(wrong));
    }
  }

  @Test
  @Specification("SIMPP-2007, section 1.7")
  void cs2_ofAnotherLogin_isRefused() throws Exception {
    ServerLogin server = parties.serverLogin();
    ClientLogin first = parties.clientLogin();
    Bytes old = server.challenge(first.begin(), parties.masterKey(), parties.randomness).cs2();
    ClientLogin second = parties.clientLogin();
    assertRefused(() -> second.respond(old));
  }

  @Test
  @Specification("SIMPP-2007, section 1.7")
  void cs3_twiceOrReflected_isRefused() throws Exception {
    ClientLogin client = parties.clientLogin();
    PendingLogin pending =
        parties.serverLogin().challenge(client.begin(), parties.masterKey(), parties.randomness);
    Bytes cs3 = client.respond(pending.cs2());
    pending.finish(cs3);
    assertRefused(() -> pending.finish(cs3));
    assertRefused(() -> client.succeeded(cs3));
  }

  @Test
  @Specification("SIMPP-2007, section 1.7")
  void unknownAccount_isAnsweredLikeAKnownOneAndRefusedLikeAWrongKey() throws Exception {
    ServerLogin server = parties.serverLogin();
    ClientLogin client = parties.clientLogin();
    PendingLogin known = server.challenge(client.begin(), parties.masterKey(), parties.randomness);
    PendingLogin unknown = server.challenge(client.begin(), Optional.empty(), parties.randomness);
    assertThat(unknown.cs2().length()).isEqualTo(known.cs2().length());
    assertThat(unknown.cs2().slice(0, 10)).isEqualTo(known.cs2().slice(0, 10));
    assertRefused(() -> client.respond(unknown.cs2()));
    assertRefused(() -> unknown.finish(client.respond(known.cs2())));
  }

  @Test
  @Specification("SIMPP-2007, section 1.7")
  void unknownAccount_hasTheSameDummyKeyEveryTime() throws Exception {
    ServerLogin server = parties.serverLogin();
    Bytes cs1 = parties.clientLogin().begin();
    ConstantRandomness first = new ConstantRandomness(1, 2);
    ConstantRandomness again = new ConstantRandomness(1, 2);
    assertThat(server.challenge(cs1, Optional.empty(), first).cs2())
        .isEqualTo(server.challenge(cs1, Optional.empty(), again).cs2());
  }

  @Test
  @Specification("SIMPP-2007, section 1.5")
  @Specification("SIMPP-2007, section 1.7")
  void channel_refusesReplayReflectionOtherTypeAndFlippedBits() throws Exception {
    ClientServerKeys keys = parties.loggedIn();
    ClientServerChannel client = keys.clientChannel(parties.suite);
    ClientServerChannel server = keys.serverChannel(parties.suite);
    Bytes first = seal(client, "one");
    Bytes second = seal(client, "two");
    assertRefused(() -> client.open(BoxType.CLIENT_SERVER, first));
    assertRefused(() -> server.open(BoxType.KEY_DISTRIBUTION, first));
    for (int bit = 0; bit < 8 * second.length(); bit++) {
      Bytes damaged = flipped(second, bit);
      assertRefused(() -> server.open(BoxType.CLIENT_SERVER, damaged));
    }
    server.open(BoxType.CLIENT_SERVER, second);
    assertRefused(() -> server.open(BoxType.CLIENT_SERVER, second));
    assertRefused(() -> server.open(BoxType.CLIENT_SERVER, first));
  }

  @Test
  @Specification("SIMPP-2007, section 1.8")
  void keyDistribution_refusesForeignRequestAndBadPoint() throws Exception {
    ClientServerKeys keys = parties.loggedIn();
    ClientServerChannel client = keys.clientChannel(parties.suite);
    ClientServerChannel server = keys.serverChannel(parties.suite);
    Bytes forged =
        new ClientKeyDistribution(parties.suite, BOB, client).request(ALICE, parties.randomness);
    assertRefused(() -> new ServerKeyDistribution(ALICE, server).open(forged));

    Bytes p192 = parties.alicesKeys.withPeers().publicKey();
    PeerKey bad = new PeerKey(BOB, flipped(p192, 8 * p192.length() - 8));
    Bytes cc2 = new ServerKeyDistribution(ALICE, server).grant(bad, parties.randomness);
    assertRefused(() -> new ClientKeyDistribution(parties.suite, ALICE, client).open(cc2));
  }

  @Test
  @Specification("SIMPP-2007, section 1.8")
  void keyDistribution_givesWhatWasAsked() throws Exception {
    ClientServerKeys keys = parties.loggedIn();
    ClientKeyDistribution client =
        new ClientKeyDistribution(parties.suite, ALICE, keys.clientChannel(parties.suite));
    ServerKeyDistribution server =
        new ServerKeyDistribution(ALICE, keys.serverChannel(parties.suite));
    Jid asked = server.open(client.request(BOB, parties.randomness));
    assertThat(asked).isEqualTo(BOB);
    PeerKey key = new PeerKey(BOB, parties.alicesKeys.withPeers().publicKey());
    assertThat(client.open(server.grant(key, parties.randomness))).isEqualTo(key);
  }

  private Bytes seal(ClientServerChannel channel, String text) {
    return channel.seal(
        BoxType.CLIENT_SERVER,
        SecretBytes.takeOver(Bytes.utf8(text).toByteArray()),
        parties.randomness);
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(CryptoException.class)
        .hasMessage(new CryptoException().getMessage())
        .hasNoCause();
  }
}
