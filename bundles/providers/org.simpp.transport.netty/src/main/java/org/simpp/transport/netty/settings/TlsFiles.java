package org.simpp.transport.netty.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the served certificate and its key stand. */
public sealed interface TlsFiles {
  /** One PKCS#12 file with one key, and the file whose first line is its password. */
  record Keystore(Path file, Path passwordFile) implements TlsFiles {}

  /** A chain in PEM, the server's own certificate first, and its key as PKCS#8 in PEM. */
  record Pem(Path certificate, Path privateKey) implements TlsFiles {}

  /**
   * The files that {@code raw} names.
   *
   * @param base the server's data folder, which has the keystore if nothing else is configured
   */
  static TlsFiles of(Map<String, ?> raw, Path base) throws InvalidSettingException {
    Values values = new Values(raw);
    Optional<Path> certificate = values.path("certificateFile");
    Optional<Path> privateKey = values.path("privateKeyFile");
    if (certificate.isPresent() != privateKey.isPresent()) {
      String missing = certificate.isPresent() ? "privateKeyFile" : "certificateFile";
      throw new InvalidSettingException(
          missing, "", "certificateFile and privateKeyFile are set together or not at all");
    }
    if (certificate.isPresent()) {
      return new Pem(base.resolve(certificate.get()), base.resolve(privateKey.orElseThrow()));
    }
    Path keystore = base.resolve(values.path("keystore").orElse(Path.of("tls", "server.p12")));
    Path passwordFile =
        values
            .path("keystorePasswordFile")
            .map(base::resolve)
            .orElse(keystore.resolveSibling("server.password"));
    return new Keystore(keystore, passwordFile);
  }
}
