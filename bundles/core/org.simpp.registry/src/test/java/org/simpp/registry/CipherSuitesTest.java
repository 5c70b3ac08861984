package org.simpp.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.SuiteId;
import org.simpp.crypto.bc.P256Suite;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.crypto.bc.X25519Suite;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

class CipherSuitesTest {
  private static final long FIRST = 11;
  private static final long SECOND = 12;
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Bytes DATA = Bytes.utf8("data");

  private final CipherSuites suites = new CipherSuites(SOON);
  private final CipherSuite p256 = suites.require(SuiteId.S2_P256);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void ofTwoProviders_theHigherRankServes_andOfEqualOnesTheEarlier() {
    add(new P256Suite(), FIRST, 0);
    add(new P256Suite(), SECOND, 0);
    assertThat(serving()).isEqualTo(FIRST);

    add(new P256Suite(), 13, 1);

    assertThat(serving()).isEqualTo(13);
  }

  @Test
  void chosenProvider_servesWheneverItIsThere_whateverTheRanks() {
    CipherSuite chosen = new P256Suite();
    add(new P256Suite(), FIRST, 0);
    add(chosen, SECOND, -5);

    suites.choose(SECOND);
    assertThat(serving()).isEqualTo(SECOND);
    add(new P256Suite(), 13, 100);
    assertThat(serving()).isEqualTo(SECOND);

    suites.unbind(chosen);
    assertThat(serving()).isEqualTo(13);

    add(new P256Suite(), SECOND, -5);
    assertThat(serving()).isEqualTo(SECOND);
    assertThat(suites.chosen()).contains(SECOND);
  }

  @Test
  void choice_beforeTheProviderComes_holds() {
    suites.choose(SECOND);
    add(new X25519Suite(), FIRST, 0);
    add(new X25519Suite(), SECOND, 0);

    assertThat(suites.describe()).extracting(SuiteDescription::bundle).startsWith(SECOND);
  }

  @Test
  void swap_ofAGoodProvider_isProvenByItsFirstCalls() throws Exception {
    add(new P256Suite(), FIRST, 0);
    add(new P256Suite(), SECOND, 0);

    Swap swap = suites.swap(SECOND, SOON);

    assertThat(serving()).isEqualTo(SECOND);
    assertThat(swap.isDrained()).isTrue();
    assertThat(swap.suites()).containsExactly(SuiteId.S2_P256);
    assertThat(swap.await(Duration.ZERO)).isEqualTo(Swap.State.WATCHING);
    for (int call = 0; call < Swap.WATCHED; call++) {
      assertThat(p256.hash(DATA)).isNotNull();
    }
    assertThat(swap.state()).isEqualTo(Swap.State.PROVEN);
    assertThat(serving()).isEqualTo(SECOND);
  }

  @Test
  void swap_toAProviderThatThrowsLater_losesNoCall_andRollsBack() throws Exception {
    add(new P256Suite(), FIRST, 0);
    add(
        FaultySuite.of(
            new P256Suite(),
            "hash",
            30,
            right -> {
              throw new NoClassDefFoundError("a class of the provider");
            }),
        SECOND,
        0);
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch allCall = new CountDownLatch(3);
    List<Future<?>> callers = new ArrayList<>();
    for (int thread = 0; thread < 3; thread++) {
      callers.add(
          threads.submit(
              () -> {
                while (!stop.get()) {
                  assertThat(p256.hash(DATA)).isEqualTo(new P256Suite().hash(DATA));
                  allCall.countDown();
                }
              }));
    }
    assertThat(allCall.await(30, TimeUnit.SECONDS)).isTrue();

    Swap swap = suites.swap(SECOND, SOON);

    assertThat(swap.await(Duration.ofSeconds(30))).isEqualTo(Swap.State.ROLLED_BACK);
    assertThat(swap.fault()).contains("a class of the provider");
    assertThat(serving()).isEqualTo(FIRST);
    stop.set(true);
    for (Future<?> caller : callers) {
      assertThatCode(() -> caller.get(30, TimeUnit.SECONDS)).doesNotThrowAnyException();
    }
  }

  @Test
  void swap_toAProviderThatRefusesWhatIsRight_rollsBack() throws Exception {
    add(new P256Suite(), FIRST, 0);
    add(
        FaultySuite.of(
            new P256Suite(),
            "open",
            1,
            right -> {
              throw new CryptoException();
            }),
        SECOND,
        0);
    Swap swap = suites.swap(SECOND, SOON);

    assertThat(p256.open(key(), nonce(), DATA, sealed()).expose()).containsExactly(1, 2, 3);

    assertThat(swap.state()).isEqualTo(Swap.State.ROLLED_BACK);
    assertThat(serving()).isEqualTo(FIRST);
  }

  @Test
  void swap_isNotRolledBack_byWhatEveryProviderRefuses() {
    add(new P256Suite(), FIRST, 0);
    add(new P256Suite(), SECOND, 0);
    Swap swap = suites.swap(SECOND, SOON);

    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> p256.open(key(), nonce(), Bytes.empty(), sealed()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> p256.derive(key(), Bytes.empty(), DATA, 0));

    assertThat(swap.state()).isEqualTo(Swap.State.WATCHING);
    assertThat(serving()).isEqualTo(SECOND);
  }

  @Test
  void swap_toNobodyOrToWhoeverServes_isRefused() {
    add(new P256Suite(), FIRST, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> suites.swap(FIRST, SOON))
        .withMessageContaining("serves already");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> suites.swap(SECOND, SOON))
        .withMessageContaining("provides no cipher suite");
    assertThat(serving()).isEqualTo(FIRST);
  }

  @Test
  void swap_saysWhenCallsAreLeftInTheFormerProvider() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    add(
        FaultySuite.of(
            new P256Suite(),
            "hash",
            1,
            right -> {
              inside.countDown();
              letGo.await();
              return right.answer();
            }),
        FIRST,
        0);
    add(new P256Suite(), SECOND, 0);
    Future<Bytes> call = threads.submit(() -> p256.hash(DATA));
    assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();

    Swap swap = suites.swap(SECOND, Duration.ofMillis(20));

    assertThat(swap.isDrained()).isFalse();
    letGo.countDown();
    assertThat(call.get(30, TimeUnit.SECONDS)).isEqualTo(new P256Suite().hash(DATA));
  }

  @Test
  void selfTest_ofEverySuite_passes() {
    for (CipherSuite suite : List.of(new Simpp2007Suite(), new P256Suite(), new X25519Suite())) {
      add(suite, FIRST, 0);
    }

    assertThatCode(() -> suites.selfTest(FIRST)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hash",
        "mac",
        "derive",
        "seal",
        "open",
        "publicKey",
        "agree",
        "sign",
        "verify",
        "generatePrivateKey",
        "curves"
      })
  void selfTest_ofAProviderThatThrows_failsAndSaysWhere(String operation) {
    add(
        FaultySuite.of(
            new P256Suite(),
            operation,
            1,
            right -> {
              throw new IllegalStateException("broken");
            }),
        FIRST,
        0);

    assertThatExceptionOfType(SelfTestException.class)
        .isThrownBy(() -> suites.selfTest(FIRST))
        .withMessageContaining("0x2001")
        .withMessageContaining("broken");
  }

  @Test
  void selfTest_ofAProviderThatAnswersWrongly_fails() {
    add(FaultySuite.of(new P256Suite(), "hash", 1, right -> DATA), FIRST, 0);
    add(new P256Suite(), SECOND, 0);

    assertThatExceptionOfType(SelfTestException.class)
        .isThrownBy(() -> suites.selfTest(FIRST))
        .withMessageContaining("the hash gave a wrong answer");
    assertThatCode(() -> suites.selfTest(SECOND)).doesNotThrowAnyException();
  }

  @Test
  void selfTest_ofAProviderThatTakesInvalidPoints_fails() {
    add(FaultySuite.of(new P256Suite(), "requireValid", 1, right -> null), FIRST, 0);

    assertThatExceptionOfType(SelfTestException.class)
        .isThrownBy(() -> suites.selfTest(FIRST))
        .withMessageContaining("refusing an invalid point of P-256");
  }

  @Test
  void selfTest_ofABundleWithoutSuites_fails() {
    assertThatExceptionOfType(SelfTestException.class)
        .isThrownBy(() -> suites.selfTest(FIRST))
        .withMessageContaining("provides no cipher suite");
  }

  private void add(CipherSuite suite, long bundle, int rank) {
    suites.bind(suite, Map.of("service.bundleid", bundle, "service.ranking", rank));
  }

  private long serving() {
    return suites.describe().stream()
        .filter(SuiteDescription::serving)
        .findFirst()
        .orElseThrow()
        .bundle();
  }

  private SecretBytes key() {
    return SecretBytes.copyOf(new byte[p256.aeadKeyLength()]);
  }

  private Bytes nonce() {
    return Bytes.of(new byte[p256.aeadNonceLength()]);
  }

  private Bytes sealed() {
    return new P256Suite().seal(key(), nonce(), DATA, SecretBytes.copyOf(new byte[] {1, 2, 3}));
  }
}
