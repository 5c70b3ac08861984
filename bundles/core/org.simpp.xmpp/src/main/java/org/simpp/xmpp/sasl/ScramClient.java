package org.simpp.xmpp.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslClientMechanism;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;
import org.simpp.xmpp.text.StrictBase64;

/**
 * The client's side of SCRAM: the password never leaves it, and a login succeeds only where the
 * server has proved that it knows the password's verifier (RFC 5802, section 3).
 *
 * <p>With channel binding it uses {@code tls-server-end-point}, which every server with a binding
 * knows, else {@code tls-exporter}. Without, it tells a server that a binding would have been
 * possible, so that a list of mechanisms cut short on the way is noticed: offer {@link #all}, not
 * the weaker ones alone. Not thread-safe.
 */
public final class ScramClient implements SaslClientMechanism {
  /** A server that asks for more would make the client work for minutes. */
  private static final int MAX_ITERATIONS = 1_000_000;

  private static final List<String> BINDINGS = List.of("tls-server-end-point", "tls-exporter");

  private final ScramHash hash;
  private final boolean withBinding;
  private final String user;
  private final SecretBytes password;
  private final NonceSource nonces;

  private String nonce = "";
  private String header = "";
  private Bytes binding = Bytes.empty();
  private String firstBare = "";
  private byte @Nullable [] serverSignature;
  private boolean isServerProved;

  /**
   * @param user the localpart
   * @param password in UTF-8; the caller closes it after the login
   */
  public ScramClient(
      ScramHash hash, boolean withBinding, String user, SecretBytes password, NonceSource nonces) {
    this.hash = Objects.requireNonNull(hash);
    this.withBinding = withBinding;
    this.user = SaslPreparation.text(user);
    this.password = Objects.requireNonNull(password);
    this.nonces = Objects.requireNonNull(nonces);
  }

  /** All four, the strongest first. */
  public static List<SaslClientMechanism> all(
      String user, SecretBytes password, Randomness randomness) {
    NonceSource nonces = NonceSource.of(randomness);
    return List.of(
        new ScramClient(ScramHash.SHA_256, true, user, password, nonces),
        new ScramClient(ScramHash.SHA_1, true, user, password, nonces),
        new ScramClient(ScramHash.SHA_256, false, user, password, nonces),
        new ScramClient(ScramHash.SHA_1, false, user, password, nonces));
  }

  /**
   * All four, the strongest first, of which none goes on where what was offered is not what the
   * server says that it offers (XEP-0474).
   *
   * @param mechanisms that were offered
   * @param bindings the types of channel binding that were offered
   */
  public static List<SaslClientMechanism> all(
      String user,
      SecretBytes password,
      Randomness randomness,
      Set<String> mechanisms,
      Set<String> bindings) {
    return all(user, password, randomness).stream()
        .<SaslClientMechanism>map(
            one -> new OfferCheck(one, ((ScramClient) one).hash, mechanisms, bindings))
        .toList();
  }

  @Override
  public String name() {
    return hash.mechanism(withBinding);
  }

  @Override
  public Bytes begin(LinkSecurity security) throws SaslException {
    isServerProved = false;
    serverSignature = null;
    nonce = nonces.next();
    firstBare = "n=" + ScramMessage.escaped(user) + ",r=" + nonce;
    bind(security.channelBindings());
    return Bytes.utf8(header + firstBare);
  }

  @Override
  public Bytes respond(Bytes challenge) throws SaslException {
    if (serverSignature == null) {
      return answer(ScramMessage.text(challenge));
    }
    requireServerProof(challenge);
    return Bytes.empty();
  }

  @Override
  public void succeeded(Bytes additionalData) throws SaslException {
    if (!isServerProved) {
      requireServerProof(additionalData);
    }
  }

  private void bind(Map<String, Bytes> available) throws SaslException {
    if (!withBinding) {
      header = available.isEmpty() ? "n,," : "y,,";
      binding = Bytes.empty();
      return;
    }
    String type =
        BINDINGS.stream()
            .filter(available::containsKey)
            .findFirst()
            .orElseThrow(
                () ->
                    new SaslException(
                        Condition.ABORTED, "this connection gives no channel binding"));
    header = "p=" + type + ",,";
    binding = Objects.requireNonNull(available.get(type));
  }

  private Bytes answer(String serverFirst) throws SaslException {
    List<String> fields = ScramMessage.fields(serverFirst);
    String both = ScramMessage.requireNonce(ScramMessage.value(fields, 0, 'r'));
    if (!both.startsWith(nonce) || both.length() == nonce.length()) {
      throw refused("the server's nonce does not go on from this side's");
    }
    Bytes salt = ScramMessage.base64(ScramMessage.value(fields, 1, 's'));
    int iterations = iterations(ScramMessage.value(fields, 2, 'i'));
    Bytes bound = Bytes.concat(Bytes.utf8(header), binding);
    String withoutProof = "c=" + StrictBase64.encode(bound) + ",r=" + both;
    Bytes proof = proof(firstBare + "," + serverFirst + "," + withoutProof, salt, iterations);
    return Bytes.utf8(withoutProof + ",p=" + StrictBase64.encode(proof));
  }

  private static int iterations(String text) throws SaslException {
    try {
      int iterations = Integer.parseInt(text, 10);
      if (iterations >= ScramPassword.MIN_ITERATIONS && iterations <= MAX_ITERATIONS) {
        return iterations;
      }
    } catch (NumberFormatException e) {
      throw new SaslException(Condition.ABORTED, "the iterations are no number", e);
    }
    throw refused(
        "the server asks for %s iterations; %d to %d are allowed"
            .formatted(text, ScramPassword.MIN_ITERATIONS, MAX_ITERATIONS));
  }

  private Bytes proof(String authMessage, Bytes salt, int iterations) throws SaslException {
    byte[] message = authMessage.getBytes(StandardCharsets.UTF_8);
    byte[] salted = salted(salt, iterations);
    byte[] key = ScramPassword.clientKey(hash, salted);
    byte[] serverKey = ScramPassword.serverKey(hash, salted);
    serverSignature = hash.hmac(serverKey, message);
    byte[] proof = hash.hmac(hash.hash(key), message);
    for (int i = 0; i < proof.length; i++) {
      proof[i] ^= key[i];
    }
    Arrays.fill(salted, (byte) 0);
    Arrays.fill(key, (byte) 0);
    Arrays.fill(serverKey, (byte) 0);
    return Bytes.givenAway(proof);
  }

  private byte[] salted(Bytes salt, int iterations) throws SaslException {
    try {
      return ScramPassword.salted(hash, password, salt, iterations);
    } catch (IllegalArgumentException e) {
      throw new SaslException(Condition.ABORTED, "the password cannot be used", e);
    }
  }

  private void requireServerProof(Bytes message) throws SaslException {
    byte[] expected = serverSignature;
    if (expected == null) {
      throw refused("the server ended the exchange before it had begun");
    }
    List<String> fields = ScramMessage.fields(ScramMessage.text(message));
    Bytes signature = ScramMessage.base64(ScramMessage.value(fields, 0, 'v'));
    isServerProved = MessageDigest.isEqual(expected, signature.toByteArray());
    if (!isServerProved) {
      throw refused("the server does not know this account's password");
    }
  }

  private static SaslException refused(String message) {
    return new SaslException(Condition.ABORTED, message);
  }
}
