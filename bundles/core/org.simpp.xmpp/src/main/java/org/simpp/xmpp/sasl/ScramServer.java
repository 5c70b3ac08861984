package org.simpp.xmpp.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslException;
import org.simpp.transport.SaslException.Condition;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.xmpp.text.StrictBase64;

/**
 * The server's side of SCRAM, for one link: it accepts only who knows the password, on the very TLS
 * connection it ends itself where the channel is bound (RFC 5802, section 3; RFC 5929).
 *
 * <p>An account that does not exist is asked in the same way, with a salt that is the same each
 * time, and refused at the end. A client that would have bound the channel but was not offered it
 * is refused where it was offered (RFC 5802, section 6): somebody has changed the list. The host
 * may except clients that tried {@code -PLUS} on the same link with a type of binding that the link
 * does not have: they have seen the list. Whoever stands between can play that part too, so with
 * the exception such a client is as well protected as by TLS alone.
 */
public final class ScramServer implements SaslServerMechanism {
  private final ScramHash hash;
  private final boolean withBinding;
  private final ScramHost host;
  private final Map<String, Bytes> bindings;
  private final DowngradeProtection offered;
  private final AtomicBoolean hasRefusedType;
  private volatile @Nullable Exchange exchange;

  /** What is known between the two messages of the client. */
  private record Exchange(
      ClientFirst first,
      String serverFirst,
      String nonce,
      Optional<Jid> account,
      Optional<ScramVerifier> verifier) {}

  /**
   * @param withBinding whether it is the one that ends in {@code -PLUS}
   * @param security with the bindings of the link; where there are any, {@code -PLUS} is offered
   */
  public ScramServer(ScramHash hash, boolean withBinding, ScramHost host, LinkSecurity security) {
    this(
        hash, withBinding, host, security, new DowngradeProtection(List.of()), new AtomicBoolean());
  }

  private ScramServer(
      ScramHash hash,
      boolean withBinding,
      ScramHost host,
      LinkSecurity security,
      DowngradeProtection offered,
      AtomicBoolean hasRefusedType) {
    this.hash = Objects.requireNonNull(hash);
    this.withBinding = withBinding;
    this.host = Objects.requireNonNull(host);
    this.bindings = security.channelBindings();
    this.offered = offered;
    this.hasRefusedType = hasRefusedType;
  }

  /**
   * All that the link allows, the strongest first.
   *
   * @param others the mechanisms that the link offers beside them: clients can then see whether
   *     somebody has changed the list (XEP-0474)
   */
  public static List<SaslServerMechanism> all(
      ScramHost host, LinkSecurity security, List<String> others) {
    AtomicBoolean hasRefusedType = new AtomicBoolean();
    List<Boolean> withBinding =
        security.channelBindings().isEmpty() ? List.of(false) : List.of(true, false);
    List<ScramHash> hashes = List.of(ScramHash.SHA_256, ScramHash.SHA_1);
    List<String> offered = new ArrayList<>(others);
    withBinding.forEach(isBound -> hashes.forEach(hash -> offered.add(hash.mechanism(isBound))));
    DowngradeProtection list = new DowngradeProtection(List.copyOf(offered));
    List<SaslServerMechanism> all = new ArrayList<>();
    for (boolean isBound : withBinding) {
      for (ScramHash hash : hashes) {
        all.add(new ScramServer(hash, isBound, host, security, list, hasRefusedType));
      }
    }
    return List.copyOf(all);
  }

  @Override
  public String name() {
    return hash.mechanism(withBinding);
  }

  @Override
  public CompletionStage<SaslOutcome> begin(Bytes initialResponse) {
    forget();
    if (initialResponse.isEmpty()) {
      return CompletableFuture.completedStage(new SaslOutcome.Challenge(Bytes.empty()));
    }
    return challenge(initialResponse);
  }

  @Override
  public CompletionStage<SaslOutcome> respond(Bytes response) {
    Exchange begun = exchange;
    if (begun == null) {
      return challenge(response);
    }
    try {
      return CompletableFuture.completedStage(check(begun, ScramMessage.text(response)));
    } catch (SaslException e) {
      return failed(e);
    } finally {
      forget();
    }
  }

  private CompletionStage<SaslOutcome> challenge(Bytes message) {
    try {
      ClientFirst first = ClientFirst.parse(ScramMessage.text(message));
      requireBinding(first);
      Optional<Jid> account = account(first.user());
      CompletionStage<Optional<ScramVerifier>> found =
          account.isPresent()
              ? lookup(account.get())
              : CompletableFuture.completedStage(Optional.empty());
      return found
          .thenApply(verifier -> challenge(first, account, verifier))
          .exceptionally(
              e ->
                  new SaslOutcome.Failure(
                      new SaslException(
                          Condition.TEMPORARY_AUTH_FAILURE, "the credential was not found", e)));
    } catch (SaslException e) {
      return failed(e);
    }
  }

  private CompletionStage<Optional<ScramVerifier>> lookup(Jid account) {
    try {
      return host.credentials().find(account, hash);
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private void requireBinding(ClientFirst first) throws SaslException {
    boolean isBound = !first.binding().isEmpty();
    if (isBound != withBinding) {
      throw ScramMessage.refused("the message and the mechanism differ about channel binding");
    }
    if (isBound && !bindings.containsKey(first.binding())) {
      hasRefusedType.set(true);
      throw ScramMessage.refused("this link has no channel binding of the type asked for");
    }
    boolean mayFallBack = host.unboundFallback() && hasRefusedType.get();
    if (first.couldBind() && !bindings.isEmpty() && !mayFallBack) {
      throw ScramMessage.refused("the client was not shown that channel binding is offered");
    }
  }

  private Optional<Jid> account(String user) {
    try {
      return user.isEmpty() ? Optional.empty() : Optional.of(new Jid(user, host.domain(), ""));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private SaslOutcome challenge(
      ClientFirst first, Optional<Jid> account, Optional<ScramVerifier> verifier) {
    String nonce = first.nonce() + host.nonces().next();
    Bytes salt =
        verifier
            .map(ScramVerifier::salt)
            .orElseGet(() -> saltOfNobody(account.map(Jid::toString).orElse(first.user())));
    int iterations = verifier.map(ScramVerifier::iterations).orElse(host.iterations());
    String serverFirst =
        "r="
            + nonce
            + ",s="
            + StrictBase64.encode(salt)
            + ",i="
            + iterations
            + offered.attribute(hash, bindings.keySet());
    exchange = new Exchange(first, serverFirst, nonce, account, verifier);
    return new SaslOutcome.Challenge(Bytes.utf8(serverFirst));
  }

  /** The same for the same name each time, as a real account's is. */
  private Bytes saltOfNobody(String user) {
    byte[] secret = host.secret().expose();
    byte[] mac =
        ScramHash.SHA_256.hmac(
            secret, (hash.algorithm() + "\0" + user).getBytes(StandardCharsets.UTF_8));
    Arrays.fill(secret, (byte) 0);
    return Bytes.of(mac, 0, 16);
  }

  private SaslOutcome check(Exchange begun, String message) throws SaslException {
    List<String> fields = ScramMessage.fields(message);
    int proofAt = message.lastIndexOf(",p=");
    Bytes bound = ScramMessage.base64(ScramMessage.value(fields, 0, 'c'));
    String nonce = ScramMessage.value(fields, 1, 'r');
    Bytes proof = ScramMessage.base64(ScramMessage.value(fields, fields.size() - 1, 'p'));
    byte[] authMessage =
        (begun.first().bare() + "," + begun.serverFirst() + "," + message.substring(0, proofAt))
            .getBytes(StandardCharsets.UTF_8);
    boolean isProved =
        begun.verifier().isPresent() && proves(begun.verifier().get(), authMessage, proof);
    if (!bound.equals(expectedBinding(begun.first()))
        || !Bytes.utf8(nonce).equals(Bytes.utf8(begun.nonce()))
        || !isProved) {
      throw ScramMessage.refused("the password, the nonce or the channel binding is wrong");
    }
    Jid account = begun.account().orElseThrow();
    requireOwnAuthorization(begun.first().authorization(), account);
    return new SaslOutcome.Success(
        account,
        name(),
        serverFinal(begun.verifier().get(), authMessage),
        SecretBytes.takeOver(new byte[0]));
  }

  private Bytes expectedBinding(ClientFirst first) {
    Bytes data =
        withBinding ? bindings.getOrDefault(first.binding(), Bytes.empty()) : Bytes.empty();
    return Bytes.concat(Bytes.utf8(first.header()), data);
  }

  private boolean proves(ScramVerifier verifier, byte[] authMessage, Bytes proof) {
    if (proof.length() != hash.length()) {
      return false;
    }
    byte[] stored = verifier.storedKey().expose();
    byte[] key = hash.hmac(stored, authMessage);
    for (int i = 0; i < key.length; i++) {
      key[i] ^= proof.at(i);
    }
    boolean isProved = MessageDigest.isEqual(hash.hash(key), stored);
    Arrays.fill(stored, (byte) 0);
    Arrays.fill(key, (byte) 0);
    return isProved;
  }

  private Bytes serverFinal(ScramVerifier verifier, byte[] authMessage) {
    byte[] key = verifier.serverKey().expose();
    Bytes signature = Bytes.givenAway(hash.hmac(key, authMessage));
    Arrays.fill(key, (byte) 0);
    return Bytes.utf8("v=" + StrictBase64.encode(signature));
  }

  private static void requireOwnAuthorization(String authorization, Jid account)
      throws SaslException {
    try {
      if (authorization.isEmpty() || Jid.of(authorization).equals(account)) {
        return;
      }
    } catch (IllegalArgumentException e) {
      throw new SaslException(Condition.INVALID_AUTHZID, "the authorization is no address", e);
    }
    throw new SaslException(Condition.INVALID_AUTHZID, "one account cannot act as another");
  }

  private void forget() {
    Exchange ended = exchange;
    exchange = null;
    if (ended != null) {
      ended.verifier().ifPresent(ScramVerifier::close);
    }
  }

  private static CompletionStage<SaslOutcome> failed(SaslException cause) {
    return CompletableFuture.completedStage(new SaslOutcome.Failure(cause));
  }
}
