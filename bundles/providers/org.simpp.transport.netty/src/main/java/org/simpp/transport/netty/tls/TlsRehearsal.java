package org.simpp.transport.netty.tls;

import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.simpp.transport.TransportException;

/** A whole handshake in memory: the new context as the server, the JDK's TLS as its client. */
public final class TlsRehearsal {
  private static final int BUFFER_BYTES = 65_536;
  private static final int MAX_ROUNDS = 20;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private TlsRehearsal() {}

  /**
   * Returns where a client that trusts the certificate of {@code context} alone gets through.
   *
   * @throws TransportException if it does not
   */
  public static void run(TlsContext context) throws TransportException {
    SSLEngine server = context.engine();
    try {
      SSLEngine client = client(context.certificates().get(0));
      client.beginHandshake();
      server.beginHandshake();
      shake(client, server);
    } catch (SSLException | GeneralSecurityException failed) {
      throw new TransportException(
          TransportException.Reason.TLS_FAILED,
          "a handshake with the new certificate failed: " + failed.getMessage(),
          failed);
    } finally {
      ReferenceCountUtil.release(server);
    }
  }

  private static void shake(SSLEngine client, SSLEngine server) throws SSLException {
    ByteBuffer toServer = ByteBuffer.allocate(BUFFER_BYTES);
    ByteBuffer toClient = ByteBuffer.allocate(BUFFER_BYTES);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      go(client, toClient, toServer);
      go(server, toServer, toClient);
      if (isThrough(client) && isThrough(server)) {
        return;
      }
    }
    throw new SSLException("it came to no end");
  }

  /** As far as the engine gets with what has come to it. */
  private static void go(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    ByteBuffer data = ByteBuffer.allocate(BUFFER_BYTES);
    boolean moves = true;
    while (moves) {
      for (Runnable task = engine.getDelegatedTask();
          task != null;
          task = engine.getDelegatedTask()) {
        task.run();
      }
      HandshakeStatus status = engine.getHandshakeStatus();
      if (status == HandshakeStatus.NEED_WRAP) {
        moves = engine.wrap(NOTHING, out).bytesProduced() > 0;
      } else if (status == HandshakeStatus.NEED_UNWRAP) {
        in.flip();
        SSLEngineResult result = engine.unwrap(in, data);
        in.compact();
        moves = result.bytesConsumed() > 0;
      } else {
        moves = false;
      }
    }
  }

  private static boolean isThrough(SSLEngine engine) {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && !engine.getSession().getCipherSuite().equals("SSL_NULL_WITH_NULL_NULL");
  }

  private static SSLEngine client(X509Certificate expected) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Only(expected)}, new SecureRandom());
    SSLEngine client = context.createSSLEngine();
    client.setUseClientMode(true);
    return client;
  }

  /** Trusts one certificate. */
  private record Only(X509Certificate expected) implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("no client shows one here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      if (chain.length == 0 || !chain[0].equals(expected)) {
        throw new CertificateException("another certificate was served");
      }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
