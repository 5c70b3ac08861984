package org.simpp.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.server.lane.WorkThreads;
import org.simpp.store.LoginToken;
import org.simpp.store.MemoryStore;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.LoginRequest;
import org.simpp.transport.SaslException.Condition;
import org.simpp.transport.SaslOutcome;
import org.simpp.transport.SaslServerMechanism;
import org.simpp.xmpp.Element;

/** Logins with tokens: XEP-0484. */
class LoginTokensTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example");
  private static final String CLIENT = "d4565fa7-4d72-4749-b3d3-740edbf87770";
  private static final String OTHER = "04d5f08c-2f7a-4b1f-8a4e-3a1f5b0c9d2e";
  private static final String BOUND = "HT-SHA-256-ENDP";
  private static final String UNBOUND = "HT-SHA-256-NONE";
  private static final String FAST = "<fast xmlns='urn:xmpp:fast:0'/>";
  private static final Bytes CERTIFICATE = Bytes.ofHex("0102");
  private static final LinkSecurity LINK =
      new LinkSecurity(
          "TLSv1.3", "c", Map.of("tls-server-end-point", CERTIFICATE), Bytes.ofHex("03"));

  private final MemoryStore store = new MemoryStore();
  private final WorkThreads threads = new WorkThreads("test", 1, 100);
  private final Time time = new Time();
  private Duration life = Duration.ofDays(21);
  private final LoginTokens tokens = tokens(new byte[32]);

  /** A clock that a test moves. */
  private static final class Time extends Clock {
    private Instant now = Instant.parse("2026-01-02T03:04:05.678Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private LoginTokens tokens(byte[] secret) {
    return new LoginTokens(
        Jid.of("simpp.example"),
        store,
        threads,
        new DerivedSecret(() -> SecretBytes.copyOf(secret)),
        () -> life,
        time);
  }

  private static LoginRequest request(String mechanism, String client, String... wishes) {
    return new LoginRequest(mechanism, client, List.of(wishes).stream().map(Bytes::utf8).toList());
  }

  private static String wish(String mechanism) {
    return "<request-token xmlns='urn:xmpp:fast:0' mechanism='" + mechanism + "'/>";
  }

  private Optional<String> next(String mechanism, LoginRequest request) {
    Optional<Element> given =
        tokens.next(LINK, ALICE, mechanism, request).toCompletableFuture().join();
    return given.flatMap(token -> token.attribute("token"));
  }

  /** Logs in with a password and asks for a token. */
  private String given(String mechanism) {
    return next("SCRAM-SHA-256", request("SCRAM-SHA-256", CLIENT, wish(mechanism))).orElseThrow();
  }

  private SaslOutcome login(LoginTokens at, LoginRequest request, String token) {
    Optional<SaslServerMechanism> mechanism = at.mechanism(LINK, request);
    Bytes binding = request.mechanism().equals(BOUND) ? CERTIFICATE : Bytes.empty();
    Bytes hash = mac(token, Bytes.concat(Bytes.utf8("Initiator"), binding));
    return mechanism
        .orElseThrow()
        .begin(Bytes.concat(Bytes.utf8("alice\0"), hash))
        .toCompletableFuture()
        .join();
  }

  private boolean logsIn(String mechanism, String client, String token, String fast) {
    return login(tokens, request(mechanism, client, fast), token) instanceof SaslOutcome.Success;
  }

  private boolean logsIn(String token) {
    return logsIn(BOUND, CLIENT, token, FAST);
  }

  private static Bytes mac(String key, Bytes message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      return Bytes.of(mac.doFinal(message.toByteArray()));
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void makeAccount() throws Exception {
    store.create(ALICE, time.now, List.of());
  }

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  @Specification("XEP-0484, section 3.4")
  void token_logsIn_moreThanOnce() {
    String token = given(BOUND);

    assertThat(logsIn(token)).isTrue();
    assertThat(logsIn(token)).isTrue();
    assertThat(logsIn(token + "x")).isFalse();
  }

  @Test
  @Specification("XEP-0484, section 3.4")
  void token_isGoodForItsMechanismAndItsClientAlone() {
    String token = given(BOUND);

    assertThat(logsIn(UNBOUND, CLIENT, token, FAST)).isFalse();
    assertThat(logsIn(BOUND, OTHER, token, FAST)).isFalse();
    assertThat(logsIn(BOUND, CLIENT, token, FAST)).isTrue();
  }

  @Test
  void token_isNotInTheStore_andAnotherServersSecretMakesAnother() {
    String token = given(BOUND);
    LoginToken kept = store.tokens(ALICE, CLIENT).get(0);

    assertThat(kept.toString()).doesNotContain(token);
    byte[] other = new byte[32];
    other[0] = 1;
    assertThat(login(tokens(other), request(BOUND, CLIENT, FAST), token))
        .isInstanceOf(SaslOutcome.Failure.class);
  }

  @Test
  @Specification("XEP-0484, section 3.4")
  void login_thatDoesNotSayItHasAToken_orHasNoName_hasNoSuchMechanism() {
    assertThat(tokens.mechanism(LINK, request(BOUND, CLIENT))).isEmpty();
    assertThat(tokens.mechanism(LINK, request(BOUND, "", FAST))).isEmpty();
    assertThat(tokens.mechanism(LINK, request("HT-SHA-256-EXPR", CLIENT, FAST))).isEmpty();
    assertThat(tokens.mechanism(LINK, request("PLAIN", CLIENT, FAST))).isEmpty();
  }

  @Test
  @Specification("XEP-0484, section 4.2")
  void token_expires() {
    String token = given(BOUND);
    time.now = time.now.plus(Duration.ofDays(21)).minusMillis(1);
    assertThat(logsIn(token)).isTrue();
    time.now = time.now.plusMillis(1);

    SaslOutcome outcome = login(tokens, request(BOUND, CLIENT, FAST), token);

    assertThat(((SaslOutcome.Failure) outcome).cause().condition())
        .isEqualTo(Condition.CREDENTIALS_EXPIRED);
  }

  @Test
  @Specification("XEP-0484, section 3.5")
  void token_isReplacedWhenItIsDue_andGoodUntilTheNewOneIsUsed() {
    String first = given(BOUND);
    LoginRequest again = request(BOUND, CLIENT, FAST);
    assertThat(logsIn(first)).isTrue();
    assertThat(next(BOUND, again)).isEmpty();
    time.now = time.now.plus(Duration.ofDays(1));

    assertThat(logsIn(first)).isTrue();
    String lost = next(BOUND, again).orElseThrow();
    assertThat(logsIn(first)).as("the new one did not arrive").isTrue();
    String second = next(BOUND, again).orElseThrow();

    assertThat(logsIn(lost)).as("it was replaced before it was used").isFalse();
    assertThat(logsIn(second)).isTrue();
    assertThat(logsIn(first)).as("its successor is in use").isFalse();
    assertThat(next(BOUND, again)).isEmpty();
  }

  @Test
  @Specification("XEP-0484, section 3.6")
  void token_thatTheClientEnds_isGoodForNothing_andHasNoSuccessor() {
    String token = given(BOUND);
    String end = "<fast xmlns='urn:xmpp:fast:0' invalidate='true'/>";
    time.now = time.now.plus(Duration.ofDays(2));

    assertThat(logsIn(BOUND, CLIENT, token, end)).isTrue();

    assertThat(next(BOUND, request(BOUND, CLIENT, end))).isEmpty();
    assertThat(logsIn(token)).isFalse();
    assertThat(next(BOUND, request(BOUND, CLIENT, end, wish(BOUND)))).isPresent();
  }

  @Test
  @Specification("XEP-0484, section 3.4")
  void count_thatCameBefore_isRefused() {
    String token = given(BOUND);

    assertThat(logsIn(BOUND, CLIENT, token, "<fast xmlns='urn:xmpp:fast:0' count='7'/>")).isTrue();
    assertThat(logsIn(BOUND, CLIENT, token, "<fast xmlns='urn:xmpp:fast:0' count='7'/>")).isFalse();
    assertThat(logsIn(BOUND, CLIENT, token, "<fast xmlns='urn:xmpp:fast:0' count='8'/>")).isTrue();
  }

  @Test
  void token_goesWithThePasswordAndTheAccount() throws Exception {
    String token = given(BOUND);
    store.replaceCredentials(ALICE, List.of());
    assertThat(logsIn(token)).isFalse();

    String another = given(BOUND);
    store.delete(ALICE);
    assertThat(logsIn(another)).isFalse();
    store.create(ALICE, time.now, List.of());
    assertThat(logsIn(another)).isFalse();
  }

  @Test
  void noLife_isNoTokens() {
    String token = given(BOUND);
    life = Duration.ZERO;

    assertThat(tokens.feature(LINK)).isEmpty();
    assertThat(tokens.mechanism(LINK, request(BOUND, CLIENT, FAST))).isEmpty();
    assertThat(next("SCRAM-SHA-256", request("SCRAM-SHA-256", CLIENT, wish(BOUND)))).isEmpty();
    assertThat(token).isNotEmpty();
  }
}
