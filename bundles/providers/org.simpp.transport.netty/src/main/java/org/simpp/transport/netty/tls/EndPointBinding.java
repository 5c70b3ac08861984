package org.simpp.transport.netty.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.simpp.model.Bytes;

/** The channel binding {@code tls-server-end-point} (RFC 5929, section 4.1). */
public final class EndPointBinding {
  /** Its registered name. */
  public static final String TYPE = "tls-server-end-point";

  private static final Pattern WITH = Pattern.compile("(.+)WITH.+");

  private EndPointBinding() {}

  /**
   * The certificate's hash, by the hash of its signature algorithm, SHA-256 in the place of MD5 and
   * SHA-1.
   *
   * @return empty where the signature algorithm has no such hash (Ed25519, for one): the binding is
   *     not defined then and must not be offered
   */
  public static Optional<Bytes> of(X509Certificate certificate) {
    try {
      Optional<String> hash = signatureHash(certificate);
      if (hash.isEmpty()) {
        return Optional.empty();
      }
      MessageDigest digest = MessageDigest.getInstance(atLeastSha256(hash.get()));
      return Optional.of(Bytes.givenAway(digest.digest(certificate.getEncoded())));
    } catch (GeneralSecurityException | IOException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<String> signatureHash(X509Certificate certificate)
      throws GeneralSecurityException, IOException {
    String name = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    byte[] parameters = certificate.getSigAlgParams();
    if (name.equals("RSASSA-PSS") && parameters != null) {
      return Optional.of(pssHash(parameters));
    }
    Matcher matcher = WITH.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String pssHash(byte[] encoded)
      throws GeneralSecurityException, IOException, InvalidParameterSpecException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
    parameters.init(encoded);
    return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
  }

  private static String atLeastSha256(String hash) {
    String plain = hash.replace("-", "").toUpperCase(Locale.ROOT);
    return switch (plain) {
      case "MD5", "SHA1", "SHA256" -> "SHA-256";
      case "SHA224" -> "SHA-224";
      case "SHA384" -> "SHA-384";
      case "SHA512" -> "SHA-512";
      default -> hash;
    };
  }
}
