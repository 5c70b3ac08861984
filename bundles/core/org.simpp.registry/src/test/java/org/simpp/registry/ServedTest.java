package org.simpp.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServedTest {
  /** A provider that notices when it is used after it was taken apart. */
  private static final class Counter {
    private final AtomicLong calls = new AtomicLong();
    private volatile boolean closed;

    long call() {
      long number = calls.incrementAndGet();
      Thread.onSpinWait();
      if (closed) {
        throw new IllegalStateException("called after the provider was taken apart");
      }
      return number;
    }
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void call_goesToTheHighestRank() {
    Served<String> served = new Served<>("a word", Duration.ofSeconds(5));
    served.add("low", 1);
    served.add("high", 2);
    served.add("middle", 1);

    String answer = served.call(provider -> provider);

    assertThat(answer).isEqualTo("high");
    assertThat(served.providers()).containsExactly("high", "low", "middle");
  }

  @Test
  void call_withoutProvider_waitsForTheNext() throws Exception {
    Served<String> served = new Served<>("a word", Duration.ofSeconds(30));
    Future<String> answer = threads.submit(() -> served.call(provider -> provider));

    served.add("late", 0);

    assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("late");
  }

  @Test
  void call_withoutProviderInTime_saysWhatIsMissing() {
    Served<String> served = new Served<>("cipher suite 0x0701", Duration.ofMillis(10));

    assertThatThrownBy(() -> served.call(provider -> provider))
        .isInstanceOf(ProviderMissingException.class)
        .hasMessageContaining("cipher suite 0x0701")
        .hasMessageContaining("install or start a bundle");
  }

  @Test
  void remove_waitsForTheCallsInside() throws Exception {
    Served<String> served = new Served<>("a word", Duration.ofSeconds(30));
    served.add("slow", 0);
    CallInside call = enter(served);

    Future<Boolean> drained = threads.submit(() -> served.remove("slow"));
    while (served.isServed()) {
      Thread.onSpinWait();
    }
    assertThat(drained.isDone()).isFalse();
    call.letGo().complete(null);

    assertThat(drained.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(call.answer().get(20, TimeUnit.SECONDS)).isEqualTo("slow");
  }

  @Test
  void remove_afterPatience_saysThatCallsAreLeft() throws Exception {
    Served<String> served = new Served<>("a word", Duration.ofMillis(20));
    served.add("stuck", 0);
    CallInside call = enter(served);

    assertThat(served.remove("stuck")).isFalse();

    call.letGo().complete(null);
    call.answer().get(20, TimeUnit.SECONDS);
  }

  @Test
  void swap_underCalls_losesNone() throws Exception {
    Served<Counter> served = new Served<>("a counter", Duration.ofSeconds(30));
    Counter first = new Counter();
    served.add(first, 0);
    CountDownLatch allCall = new CountDownLatch(3);
    AtomicBoolean stop = new AtomicBoolean();
    List<Future<Long>> callers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      callers.add(
          threads.submit(
              () -> {
                long calls = 0;
                while (!stop.get()) {
                  long number = served.call(Counter::call);
                  assertThat(number).isPositive();
                  calls++;
                  if (calls == 1) {
                    allCall.countDown();
                  }
                }
                return calls;
              }));
    }

    assertThat(allCall.await(30, TimeUnit.SECONDS)).isTrue();
    Counter departing = first;
    for (int swap = 0; swap < 300; swap++) {
      Counter next = new Counter();
      boolean beside = swap % 2 == 0;
      if (beside) {
        served.add(next, swap);
      }
      assertThat(served.remove(departing)).isTrue();
      departing.closed = true;
      if (!beside) {
        served.add(next, swap);
      }
      departing = next;
      while (departing.calls.get() == 0 && callers.stream().noneMatch(Future::isDone)) {
        Thread.onSpinWait();
      }
    }
    stop.set(true);

    for (Future<Long> caller : callers) {
      assertThat(caller.get(30, TimeUnit.SECONDS)).isPositive();
    }
  }

  /** A call that is inside a provider until it is let go. */
  private record CallInside(CompletableFuture<Void> letGo, Future<String> answer) {}

  private CallInside enter(Served<String> served) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<Void> letGo = new CompletableFuture<>();
    Future<String> answer =
        threads.submit(
            () ->
                served.call(
                    provider -> {
                      inside.countDown();
                      letGo.join();
                      return provider;
                    }));
    assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
    return new CallInside(letGo, answer);
  }
}
