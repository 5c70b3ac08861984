package org.simpp.itests.agent;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.CryptoException;
import org.simpp.crypto.Curve;
import org.simpp.crypto.SuiteId;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.registry.CipherSuites;

/**
 * Three threads that make a key, agree, sign and hash every few milliseconds, count what fails, and
 * see which provider it is that refuses a forged box.
 */
final class CallLoop {
  private static final int THREADS = 3;
  private static final int PAUSE_MILLISECONDS = 2;
  private static final String PROVIDERS = "org.simpp.crypto.";
  private static final String PARTS = PROVIDERS + "parts";
  private static final int SHORTEST_BOX = 48;

  private final CipherSuite suite;
  private final AtomicBoolean isStarted = new AtomicBoolean();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final SecureRandom random = new SecureRandom();
  private final AtomicLong made = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong longestNanos = new AtomicLong();
  private final AtomicReference<String> firstFailure = new AtomicReference<>("none");
  private final AtomicReference<String> servedBy = new AtomicReference<>("nobody");

  CallLoop(CipherSuites suites) {
    suite = suites.require(SuiteId.SIMPP_2007);
  }

  private void start() {
    for (Runnable loop : List.<Runnable>of(this::loop, this::loop, this::loop)) {
      threads.execute(loop);
    }
  }

  void stop() throws InterruptedException {
    threads.shutdownNow();
    threads.awaitTermination(10, TimeUnit.SECONDS);
  }

  /**
   * Begins where it has not yet: {@code made N failed N longest-ms N served-by NAME first-failure
   * TEXT}.
   */
  String report() {
    if (isStarted.compareAndSet(false, true)) {
      start();
    }
    return "made %d failed %d longest-ms %d served-by %s first-failure %s"
        .formatted(
            made.get(),
            failed.get(),
            TimeUnit.NANOSECONDS.toMillis(longestNanos.get()),
            servedBy.get(),
            firstFailure.get());
  }

  private void loop() {
    byte[] seed = new byte[Curve.P192.fieldLength()];
    seed[seed.length - 1] = 7;
    try (SecretBytes key = SecretBytes.takeOver(seed)) {
      while (!Thread.currentThread().isInterrupted()) {
        long begin = System.nanoTime();
        try {
          call(key);
        } catch (CryptoException | RuntimeException e) {
          failed.incrementAndGet();
          firstFailure.compareAndSet("none", String.valueOf(e));
        }
        long nanos = System.nanoTime() - begin;
        longestNanos.accumulateAndGet(nanos, Math::max);
        made.incrementAndGet();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void call(SecretBytes key) throws CryptoException {
    suite.generatePrivateKey(Curve.P192, random::nextBytes).close();
    Bytes publicKey = suite.publicKey(Curve.P192, key);
    suite.agree(Curve.P192, key, publicKey).close();
    Bytes message = suite.hash(publicKey);
    suite.verify(Curve.P192, publicKey, message, suite.sign(Curve.P192, key, message));
    servedBy.set(whoRefuses());
  }

  /** The package, which has its bundle's name, in which the refusal was made. */
  private String whoRefuses() {
    try (SecretBytes key = SecretBytes.copyOf(new byte[suite.aeadKeyLength()])) {
      Bytes nonce = Bytes.of(new byte[suite.aeadNonceLength()]);
      Bytes forged = Bytes.of(new byte[SHORTEST_BOX]);
      suite.open(key, nonce, Bytes.empty(), forged).close();
      throw new IllegalStateException("a forged box was opened");
    } catch (CryptoException refused) {
      return Arrays.stream(refused.getStackTrace())
          .map(StackTraceElement::getClassName)
          .filter(name -> name.startsWith(PROVIDERS))
          .map(name -> name.substring(0, name.lastIndexOf('.')))
          .filter(name -> name.startsWith(PROVIDERS) && !name.equals(PARTS))
          .findFirst()
          .orElse("nobody");
    }
  }
}
