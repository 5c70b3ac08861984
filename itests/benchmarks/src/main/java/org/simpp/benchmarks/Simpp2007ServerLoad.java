package org.simpp.benchmarks;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.SoftwareKey;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.protocol.ClientKeyDistribution;
import org.simpp.protocol.ClientLogin;
import org.simpp.protocol.ClientRegistration;
import org.simpp.protocol.ClientServerChannel;
import org.simpp.protocol.ClientServerKeys;
import org.simpp.protocol.PeerKey;
import org.simpp.protocol.PendingLogin;
import org.simpp.protocol.PendingRegistration;
import org.simpp.protocol.Registered;
import org.simpp.protocol.ServerKeyDistribution;
import org.simpp.protocol.ServerLogin;
import org.simpp.protocol.ServerRegistration;
import org.simpp.protocol.UserKeys;

/**
 * What the server computes in SIMPP-2007. Its random strings are constants here, so that the
 * client's messages can be made once, before anything is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Simpp2007ServerLoad {
  private static final Jid SERVER = Jid.of("simpp.example");
  private static final Jid ALICE = Jid.of("alice@simpp.example");
  private static final Jid BOB = Jid.of("bob@simpp.example");

  private final CipherSuite suite = new Simpp2007Suite();
  private final Randomness constant = target -> Arrays.fill(target, (byte) 0x5a);
  private ServerRegistration registration;
  private ServerLogin login;
  private Bytes r1;
  private Bytes r3;
  private Registered alice;
  private Bytes cs1;
  private Bytes cs3;
  private ClientServerKeys keys;
  private Bytes cc1;
  private PeerKey alicesKey;
  private PeerKey bobsKey;

  @Setup
  public void runTheClientsOnce() throws Exception {
    SoftwareKey serverKey = SoftwareKey.generate(suite, Curve.P224, constant);
    Randomness other = target -> Arrays.fill(target, (byte) 0x33);
    UserKeys user =
        new UserKeys(
            SoftwareKey.generate(suite, Curve.P224, other),
            SoftwareKey.generate(suite, Curve.P192, other));
    registration = new ServerRegistration(suite, SERVER, serverKey);
    login = new ServerLogin(suite, SERVER, SecretBytes.takeOver(new byte[32]));

    ClientRegistration client = new ClientRegistration(suite, ALICE, serverKey.publicKey(), user);
    r1 = client.begin();
    PendingRegistration pending = registration.challenge(r1, constant);
    r3 = client.respond(pending.r2());
    alice = pending.verify(r3);

    ClientLogin clientLogin =
        new ClientLogin(suite, ALICE, serverKey.publicKey(), user.withServer(), other);
    cs1 = clientLogin.begin();
    PendingLogin pendingLogin = challenge();
    cs3 = clientLogin.respond(pendingLogin.cs2());
    keys = clientLogin.succeeded(pendingLogin.finish(cs3).cs4());

    alicesKey = new PeerKey(ALICE, alice.clientCurveKey());
    bobsKey = new PeerKey(BOB, alice.clientCurveKey());
    cc1 = new ClientKeyDistribution(suite, ALICE, keys.clientChannel(suite)).request(BOB, constant);
  }

  /** R1 to R2, then R3: one ECDH, two points and two signatures checked. */
  @Benchmark
  public Registered registration(ServerCpu cpu) throws Exception {
    cpu.begin();
    Registered registered = registration.challenge(r1, constant).verify(r3);
    cpu.end();
    return registered;
  }

  /** CS1 to CS2, then CS3 to CS4: no elliptic-curve operation. */
  @Benchmark
  public PendingLogin.Accepted login(ServerCpu cpu) throws Exception {
    cpu.begin();
    PendingLogin.Accepted accepted = challenge().finish(cs3);
    cpu.end();
    return accepted;
  }

  /** CC1, then CC2 to both sides; making the two channels is counted too. */
  @Benchmark
  public void keyDistribution(ServerCpu cpu, Blackhole hole) throws Exception {
    cpu.begin();
    try (ClientServerChannel toAlice = keys.serverChannel(suite);
        ClientServerChannel toBob = keys.serverChannel(suite)) {
      ServerKeyDistribution forAlice = new ServerKeyDistribution(ALICE, toAlice);
      hole.consume(forAlice.open(cc1));
      hole.consume(forAlice.grant(bobsKey, constant));
      hole.consume(new ServerKeyDistribution(BOB, toBob).grant(alicesKey, constant));
    }
    cpu.end();
  }

  private PendingLogin challenge() throws Exception {
    return login.challenge(cs1, Optional.of(alice.masterKey()), constant);
  }
}
