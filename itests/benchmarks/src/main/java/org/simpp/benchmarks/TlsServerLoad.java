package org.simpp.benchmarks;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A full TLS 1.3 handshake in memory, by the JDK, with an ECDSA certificate on P-256. The
 * benchmark's own figure is both sides; {@link ServerCpu} has the server's part.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TlsServerLoad {
  private static final String PASSWORD = "benchmark";

  private SSLContext context;

  @Setup
  public void makeCertificate() throws Exception {
    Path folder = Files.createTempDirectory("simpp-benchmark");
    Path file = folder.resolve("server.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    int status =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=simpp.example",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException("keytool ended with status " + status);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    Files.delete(file);
    Files.delete(folder);
    context = contextOf(store);
  }

  @Benchmark
  public HandshakeStatus handshake(ServerCpu cpu) throws SSLException {
    SSLEngine client = engine(true);
    SSLEngine server = engine(false);
    int size = server.getSession().getPacketBufferSize();
    ByteBuffer toServer = ByteBuffer.allocate(4 * size);
    ByteBuffer toClient = ByteBuffer.allocate(4 * size);
    client.beginHandshake();
    server.beginHandshake();
    while (isUnderWay(client) || isUnderWay(server)) {
      step(client, toClient, toServer);
      cpu.begin();
      step(server, toServer, toClient);
      cpu.pause();
    }
    cpu.operations++;
    if (!server.getSession().getProtocol().equals("TLSv1.3")) {
      throw new IllegalStateException("not TLS 1.3");
    }
    return server.getHandshakeStatus();
  }

  private static SSLContext contextOf(KeyStore store) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  // Without a peer's name the client has no session to resume: every handshake is a full one.
  private SSLEngine engine(boolean client) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(client);
    engine.setEnabledProtocols(new String[] {"TLSv1.3"});
    return engine;
  }

  private static boolean isUnderWay(SSLEngine engine) {
    return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
  }

  private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    ByteBuffer application = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    in.flip();
    boolean goesOn = true;
    while (goesOn) {
      HandshakeStatus status = engine.getHandshakeStatus();
      if (status == HandshakeStatus.NEED_TASK) {
        engine.getDelegatedTask().run();
      } else if (status == HandshakeStatus.NEED_WRAP) {
        engine.wrap(ByteBuffer.allocate(0), out);
      } else if (in.hasRemaining() && status != HandshakeStatus.FINISHED) {
        engine.unwrap(in, application);
      } else {
        goesOn = false;
      }
    }
    in.compact();
  }
}
