package org.simpp.server.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.simpp.model.Jid;

class AccountLanesTest {
  private static final Jid ALICE = Jid.of("alice@simpp.example");
  private static final Jid BOB = Jid.of("bob@simpp.example");

  @Test
  void call_ofOneAccount_runsInOrder() throws Exception {
    try (WorkThreads threads = new WorkThreads("test", 4, 10_000)) {
      AccountLanes lanes = new AccountLanes(threads, () -> 10_000);
      List<Integer> seen = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        int number = i;
        lanes.call(ALICE, () -> seen.add(number));
      }
      lanes.call(ALICE, () -> null).toCompletableFuture().get(10, TimeUnit.SECONDS);

      assertThat(seen).isEqualTo(IntStream.range(0, 5_000).boxed().toList());
    }
  }

  @Test
  void chain_ofOneAccount_waitsForTheStage() {
    AccountLanes lanes = new AccountLanes(Runnable::run, () -> 10);
    CompletableFuture<Void> open = new CompletableFuture<>();
    ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

    lanes.chain(ALICE, () -> open.thenRun(() -> seen.add("first")));
    lanes.call(ALICE, () -> seen.add("second"));
    lanes.call(BOB, () -> seen.add("another account"));
    assertThat(seen).containsExactly("another account");
    assertThat(lanes.isIdle(ALICE)).isFalse();
    open.complete(null);

    assertThat(seen).containsExactly("another account", "first", "second");
    assertThat(lanes.isIdle(ALICE)).isTrue();
  }

  @Test
  void call_beyondTheLimit_isRefused() {
    AccountLanes lanes = new AccountLanes(Runnable::run, () -> 2);
    CompletableFuture<Void> open = new CompletableFuture<>();
    lanes.chain(ALICE, () -> open);
    lanes.call(ALICE, () -> null);

    assertThatThrownBy(() -> lanes.call(ALICE, () -> null).toCompletableFuture().get())
        .hasCauseInstanceOf(LaneFullException.class);
    assertThat(lanes.finish(ALICE, () -> null).toCompletableFuture()).isNotCompleted();
    open.complete(null);
    assertThat(lanes.isIdle(ALICE)).isTrue();
  }

  @Test
  void call_thatFails_letsTheNextOneRun() throws Exception {
    AccountLanes lanes = new AccountLanes(Runnable::run, () -> 2);
    var failed =
        lanes.call(
            ALICE,
            () -> {
              throw new IllegalStateException("on purpose");
            });

    assertThat(failed.toCompletableFuture()).isCompletedExceptionally();
    assertThat(lanes.call(ALICE, () -> "next").toCompletableFuture().get()).isEqualTo("next");
  }

  @Test
  void workThreads_full_refuse() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (WorkThreads threads = new WorkThreads("test", 1, 1)) {
      var running = threads.call(() -> release.await(10, TimeUnit.SECONDS));
      var waiting = threads.call(() -> "waited");
      assertThatThrownBy(() -> threads.call(() -> "refused").toCompletableFuture().get())
          .hasCauseInstanceOf(LaneFullException.class);
      release.countDown();

      assertThat(running.toCompletableFuture().get(10, TimeUnit.SECONDS)).isTrue();
      assertThat(waiting.toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("waited");
    }
  }
}
