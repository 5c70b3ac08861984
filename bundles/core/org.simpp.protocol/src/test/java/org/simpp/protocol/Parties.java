package org.simpp.protocol;

import java.util.Optional;
import java.util.Random;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.SoftwareKey;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** A server and a user who has registered with it. */
final class Parties {
  static final Jid SERVER = Jid.of("simpp.example");
  static final Jid ALICE = Jid.of("alice@simpp.example");
  static final Jid BOB = Jid.of("bob@simpp.example");

  final CipherSuite suite = new Simpp2007Suite();
  final Randomness randomness;
  final SoftwareKey serverKey;
  final UserKeys alicesKeys;

  Parties(long seed) {
    Random source = new Random(seed);
    randomness = source::nextBytes;
    serverKey = SoftwareKey.generate(suite, Curve.P224, randomness);
    alicesKeys = freshKeys();
  }

  UserKeys freshKeys() {
    return new UserKeys(
        SoftwareKey.generate(suite, Curve.P224, randomness),
        SoftwareKey.generate(suite, Curve.P192, randomness));
  }

  ClientRegistration clientRegistration(UserKeys keys) {
    return new ClientRegistration(suite, ALICE, serverKey.publicKey(), keys);
  }

  ServerRegistration serverRegistration() {
    return new ServerRegistration(suite, SERVER, serverKey);
  }

  ClientLogin clientLogin() {
    return new ClientLogin(
        suite, ALICE, serverKey.publicKey(), alicesKeys.withServer(), randomness);
  }

  ServerLogin serverLogin() {
    return new ServerLogin(suite, SERVER, SecretBytes.takeOver(new byte[32]));
  }

  Optional<SecretBytes> masterKey() throws Exception {
    return Optional.of(serverKey.agree(alicesKeys.withServer().publicKey()));
  }

  ClientServerKeys loggedIn() throws Exception {
    try (ClientLogin client = clientLogin()) {
      PendingLogin pending = serverLogin().challenge(client.begin(), masterKey(), randomness);
      return client.succeeded(pending.finish(client.respond(pending.cs2())).cs4());
    }
  }

  static Bytes flipped(Bytes message, int bit) {
    byte[] bytes = message.toByteArray();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    return Bytes.of(bytes);
  }
}
