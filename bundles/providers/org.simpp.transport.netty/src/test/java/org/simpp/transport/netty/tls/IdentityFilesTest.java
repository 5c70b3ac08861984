package org.simpp.transport.netty.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.model.Bytes;
import org.simpp.transport.TransportException;
import org.simpp.transport.netty.settings.TlsFiles;

class IdentityFilesTest {
  @TempDir static Path folder;
  private static TlsFiles.Keystore usual;

  @BeforeAll
  static void makeCertificate() throws Exception {
    usual = Certificates.usual(folder);
  }

  @Test
  void read_keystore_givesItsIdentity() throws Exception {
    ServerIdentity identity = IdentityFiles.read(usual);

    assertThat(identity.certificate().getSubjectX500Principal().getName())
        .isEqualTo("CN=simpp.example");
    assertThat(identity.toString()).doesNotContain("key");
    byte[] der = identity.certificate().getEncoded();
    assertThat(identity.fingerprint())
        .isEqualTo(Bytes.of(MessageDigest.getInstance("SHA-256").digest(der)));
  }

  @Test
  void read_pem_givesTheSameIdentity(@TempDir Path other) throws Exception {
    TlsFiles.Pem pem = Certificates.pem(usual, other);

    assertThat(IdentityFiles.read(pem).fingerprint())
        .isEqualTo(IdentityFiles.read(usual).fingerprint());
  }

  @Test
  void read_missingFile_saysWhichAndWhatToDo() {
    Path missing = folder.resolve("missing.p12");

    assertThatThrownBy(
            () -> IdentityFiles.read(new TlsFiles.Keystore(missing, usual.passwordFile())))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(missing + " is not there")
        .hasMessageContaining("etc/org.simpp.transport.netty.cfg");
  }

  @Test
  void read_wrongPassword_isRefusedWithoutShowingIt(@TempDir Path other) throws Exception {
    Path password = Files.writeString(other.resolve("password"), "hunter2\n");

    assertThatThrownBy(() -> IdentityFiles.read(new TlsFiles.Keystore(usual.file(), password)))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("is not a PKCS#12 file that its password opens")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void read_damagedKeystore_isRefused(@TempDir Path other) throws Exception {
    byte[] bytes = Files.readAllBytes(usual.file());
    bytes[bytes.length / 2] ^= 1;
    Path damaged = Files.write(other.resolve("damaged.p12"), bytes);

    assertThatThrownBy(
            () -> IdentityFiles.read(new TlsFiles.Keystore(damaged, usual.passwordFile())))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(damaged.toString());
  }

  @Test
  void read_keyOfAnotherCertificate_isRefused(@TempDir Path one, @TempDir Path other)
      throws Exception {
    TlsFiles.Pem pem = Certificates.pem(usual, one);
    TlsFiles.Pem foreign = Certificates.pem(Certificates.usual(other), other);

    assertThatThrownBy(
            () -> IdentityFiles.read(new TlsFiles.Pem(pem.certificate(), foreign.privateKey())))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("is not the key of the certificate");
  }

  @Test
  void read_keyOfAnotherFormat_saysHowToConvertIt(@TempDir Path other) throws Exception {
    TlsFiles.Pem pem = Certificates.pem(usual, other);
    Files.writeString(pem.privateKey(), "-----BEGIN EC PRIVATE KEY-----\n");

    assertThatThrownBy(() -> IdentityFiles.read(pem))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("openssl pkcs8");
  }
}
