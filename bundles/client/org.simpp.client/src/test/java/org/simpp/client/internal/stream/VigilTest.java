package org.simpp.client.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.client.internal.Loop;

class VigilTest implements Surroundings, Vigil.Ward {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final Duration LONG = Duration.ofHours(1);

  private final Loop loop = new Loop();
  private final Vigil vigil = new Vigil(loop, this, this, Duration.ofMillis(50));
  private final AtomicInteger readings = new AtomicInteger();
  private final AtomicInteger checks = new AtomicInteger();
  private final AtomicInteger silences = new AtomicInteger();
  private final AtomicInteger awakenings = new AtomicInteger();
  private volatile Set<InetAddress> addresses = Set.of(HERE);
  private volatile Optional<InetAddress> local = Optional.of(HERE);
  private volatile Duration asleep = Duration.ZERO;
  private volatile Duration unanswered = Duration.ZERO;
  private volatile boolean answers = true;

  @BeforeEach
  void begin() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    loop.run(vigil::begin);
    // The first look is due for a check, as nothing has been checked before.
    await().until(() -> readings.get() >= 2);
    checks.set(0);
  }

  @AfterEach
  void end() {
    loop.run(vigil::end);
    loop.close();
  }

  @Test
  void steadyConnection_isLeftInPeace() {
    int before = readings.get();
    await().until(() -> readings.get() >= before + 20);

    assertThat(checks).hasValue(0);
    assertThat(silences).hasValue(0);
  }

  @Test
  void sleep_isNoticedByTheClockThatWentOn_andTheServerAsked() {
    asleep = LONG;

    await().until(() -> checks.get() == 1);
    assertThat(silences).hasValue(0);
  }

  @Test
  void serverThatDoesNotAnswer_isTakenForGone() {
    answers = false;
    asleep = LONG;

    await().until(() -> silences.get() == 1);
    assertThat(checks).hasValue(1);
  }

  @Test
  void addressThatIsGone_isChecked() throws Exception {
    local = Optional.of(InetAddress.getByName("192.0.2.1"));

    await().until(() -> checks.get() >= 1);
  }

  @Test
  void silence_isChecked() {
    unanswered = Vigil.UNANSWERED;

    await().until(() -> checks.get() >= 1);
  }

  @Test
  void networkThatComesBack_endsTheWaiting() throws Exception {
    local = Optional.empty();
    addresses = Set.of();
    await().until(() -> awakenings.get() == 1);
    addresses = Set.of(HERE, InetAddress.getByName("192.0.2.7"));

    await().until(() -> awakenings.get() == 2);
    assertThat(checks).hasValue(0);
  }

  @Override
  public Reading read() {
    readings.incrementAndGet();
    Duration awake = Duration.ofNanos(System.nanoTime());
    return new Reading(awake.plus(asleep), awake, addresses);
  }

  @Override
  public Optional<InetAddress> localAddress() {
    return local;
  }

  @Override
  public Duration unanswered() {
    return unanswered;
  }

  @Override
  public CompletionStage<?> check() {
    checks.incrementAndGet();
    return answers ? CompletableFuture.completedStage(null) : new CompletableFuture<Void>();
  }

  @Override
  public void silent() {
    silences.incrementAndGet();
  }

  @Override
  public void awake() {
    awakenings.incrementAndGet();
  }
}
