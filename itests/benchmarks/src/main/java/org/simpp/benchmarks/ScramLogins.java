package org.simpp.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslOutcome;
import org.simpp.xmpp.sasl.ScramClient;
import org.simpp.xmpp.sasl.ScramHash;
import org.simpp.xmpp.sasl.ScramHost;
import org.simpp.xmpp.sasl.ScramPassword;
import org.simpp.xmpp.sasl.ScramServer;
import org.simpp.xmpp.sasl.ScramVerifier;

/**
 * What the server computes in a SCRAM login, and what a new password costs it. The nonces are
 * constants here, so that the client's messages can be made once, before anything is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScramLogins {
  private static final int ITERATIONS = ScramPassword.MIN_ITERATIONS;
  private static final String NONCE = "a-nonce-of-the-client-or-the-server";
  private static final LinkSecurity LINK =
      new LinkSecurity("TLSv1.3", "TLS_AES_128_GCM_SHA256", Map.of(), Bytes.ofHex("00".repeat(32)));

  @Param({"SHA_1", "SHA_256"})
  public ScramHash hash = ScramHash.SHA_256;

  private final Bytes salt = Bytes.ofHex("5a".repeat(16));
  private ScramVerifier verifier;
  private ScramHost host;
  private Bytes first;
  private Bytes last;

  @Setup
  public void runTheClientOnce() throws SaslException {
    verifier = newPassword();
    host =
        new ScramHost(
            "simpp.example",
            (account, wanted) -> CompletableFuture.completedStage(Optional.of(copy())),
            SecretBytes.takeOver(new byte[32]),
            ITERATIONS,
            true,
            () -> NONCE);
    ScramClient client = new ScramClient(hash, false, "user", password(), () -> NONCE);
    first = client.begin(LINK);
    last = client.respond(challenge(server()));
  }

  /** Client's first message to success; the verifier's lookup is not in it. */
  @Benchmark
  public SaslOutcome login() {
    ScramServer server = server();
    challenge(server);
    SaslOutcome outcome = server.respond(last).toCompletableFuture().join();
    if (!(outcome instanceof SaslOutcome.Success)) {
      throw new IllegalStateException("a login was expected, not " + outcome);
    }
    return outcome;
  }

  /** A password to what is kept of it, with the fewest iterations. */
  @Benchmark
  public ScramVerifier newPassword() {
    try (SecretBytes password = password()) {
      return ScramPassword.derive(hash, password, salt, ITERATIONS);
    }
  }

  private ScramServer server() {
    return new ScramServer(hash, false, host, LINK);
  }

  private Bytes challenge(ScramServer server) {
    SaslOutcome outcome = server.begin(first).toCompletableFuture().join();
    if (outcome instanceof SaslOutcome.Challenge challenge) {
      return challenge.data();
    }
    throw new IllegalStateException("a challenge was expected, not " + outcome);
  }

  /** The server zeroes what it was given. */
  private ScramVerifier copy() {
    return new ScramVerifier(
        hash, salt, ITERATIONS, verifier.storedKey().copy(), verifier.serverKey().copy());
  }

  private static SecretBytes password() {
    return SecretBytes.takeOver("pencil and paper".getBytes(StandardCharsets.UTF_8));
  }
}
