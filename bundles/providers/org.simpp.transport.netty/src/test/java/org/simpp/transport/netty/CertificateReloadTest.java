package org.simpp.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.model.Bytes;
import org.simpp.transport.TransportException;
import org.simpp.transport.netty.settings.TlsFiles;
import org.simpp.transport.netty.tls.Certificates;

class CertificateReloadTest {
  private static final String[] CURVE = {
    "-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA"
  };

  @TempDir static Path made;
  private static TlsFiles.Keystore usual;

  @TempDir Path folder;
  @TempDir Path other;

  private TlsFiles.Keystore files;
  private TestAcceptor acceptor;
  private Bytes before;

  @BeforeAll
  static void make() throws Exception {
    usual = Certificates.usual(made);
  }

  @BeforeEach
  void listen() throws Exception {
    files =
        new TlsFiles.Keystore(
            Files.copy(usual.file(), folder.resolve("server.p12")), usual.passwordFile());
    acceptor = new TestAcceptor(files);
    before = acceptor.listening.certificateFingerprint();
  }

  @AfterEach
  void close() {
    acceptor.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void renewed_isServedToNewConnections_andOpenOnesStay(String algorithm) throws Exception {
    try (RawClient client = RawClient.bound(acceptor.c2s())) {
      replace(algorithm.equals("EC") ? CURVE : new String[] {"-keyalg", "RSA", "-keysize", "2048"});

      acceptor.listening.reloadCertificate();

      client.say("<message><body>still here</body></message>");
      client.await("still here");
    }
    try (RawClient client = RawClient.bound(acceptor.c2s())) {
      assertThat(acceptor.receiver.security.get().certificateFingerprint())
          .isEqualTo(acceptor.listening.certificateFingerprint())
          .isNotEqualTo(before);
      client.say("<message><body>with the new one</body></message>");
      client.await("with the new one");
    }
  }

  @Test
  void broken_isRefused() throws Exception {
    Files.writeString(files.file(), "no keystore");
    assertRefused("server.p12", "PKCS#12");
  }

  @Test
  void missing_isRefused() throws Exception {
    Files.delete(files.file());
    assertRefused("server.p12", "is not there");
  }

  @Test
  void expired_isRefused() throws Exception {
    replace(with("-startdate", "-20d", "-validity", "10"));
    assertRefused("has expired");
  }

  @Test
  void notYetGood_isRefused() throws Exception {
    replace(with("-startdate", "+5d", "-validity", "10"));
    assertRefused("not good before");
  }

  @Test
  void ofAnotherDomain_isRefused() throws Exception {
    replace(with("-ext", "san=dns:elsewhere.example"));
    assertRefused("does not name simpp.example");
  }

  @Test
  void ofAnotherKey_isRefused() throws Exception {
    TlsFiles.Pem own = Certificates.pem(files, folder);
    TlsFiles.Pem foreign = Certificates.pem(Certificates.usual(other), other);
    acceptor.acceptor.modified(
        acceptor.with(
            "certificateFile", own.certificate().toString(),
            "privateKeyFile", own.privateKey().toString()));
    Files.copy(foreign.privateKey(), own.privateKey(), StandardCopyOption.REPLACE_EXISTING);
    assertRefused("is not the key of the certificate");
  }

  private void assertRefused(String... words) throws Exception {
    assertThatThrownBy(acceptor.listening::reloadCertificate)
        .isInstanceOf(TransportException.class)
        .satisfies(refused -> assertThat(refused.getMessage()).contains(words));
    assertThat(acceptor.listening.certificateFingerprint()).isEqualTo(before);
    try (RawClient client = RawClient.bound(acceptor.c2s())) {
      assertThat(acceptor.receiver.security.get().certificateFingerprint()).isEqualTo(before);
      client.say("<message><body>as before</body></message>");
      client.await("as before");
    }
  }

  private void replace(String... options) throws Exception {
    TlsFiles.Keystore renewed = Certificates.keystore(other, options);
    Files.copy(renewed.file(), files.file(), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String[] with(String... options) {
    String[] all = Arrays.copyOf(CURVE, CURVE.length + options.length);
    System.arraycopy(options, 0, all, CURVE.length, options.length);
    return all;
  }
}
