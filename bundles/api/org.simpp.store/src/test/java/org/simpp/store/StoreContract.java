package org.simpp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;
import org.simpp.store.InvitationStore.Invitation;

/** What the contracts of all stores have in common: a fresh database for each test. */
public abstract class StoreContract {
  protected static final Jid ALICE = Jid.of("alice@simpp.local");
  protected static final Jid BOB = Jid.of("bob@simpp.local");
  protected static final Jid WANG = Jid.of("王小明@simpp.local");
  protected static final Instant NOW = Instant.ofEpochMilli(1_167_609_600_123L);
  protected static final int SUITE = 0x0701;

  @TempDir private Path folder;
  private OpenStores open;

  /** Opens the provider's stores over an empty database in {@code folder}. */
  protected abstract OpenStores open(Path folder) throws Exception;

  @BeforeEach
  void openStores() throws Exception {
    open = open(folder);
  }

  @AfterEach
  void closeStores() {
    open.close();
  }

  protected final Stores stores() {
    return open.stores();
  }

  protected static ScramCredential credential(String hash, int seed) {
    return new ScramCredential(
        hash,
        Bytes.of(new byte[] {(byte) seed, 0, -1, 127, -128, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}),
        10_000 + seed,
        SecretBytes.copyOf(new byte[] {1, (byte) seed, 0, -1}),
        SecretBytes.copyOf(new byte[] {2, (byte) seed, 0, -128}));
  }

  protected static RegisteredKeys keys(int suite) {
    return new RegisteredKeys(
        suite,
        Bytes.of(new byte[57]),
        Bytes.of(new byte[49]),
        SecretBytes.copyOf(new byte[] {0, -1, 7}),
        NOW);
  }

  protected static Bytes token(int number) {
    return Bytes.of(new byte[] {(byte) number, (byte) (number >> 8), -1, 0});
  }

  protected static Invitation invitation(Jid account) {
    return new Invitation(account, NOW.plusSeconds(3600));
  }

  protected static RosterItem item(Jid contact, String name, String... groups) {
    return new RosterItem(
        contact, name, Set.of(groups), "none", false, false, Bytes.empty(), false, true);
  }

  protected static void assertRefused(StoreException.Reason reason, ThrowingCallable call) {
    StoreException refused = catchThrowableOfType(StoreException.class, call);
    assertThat(refused).as("should be refused with %s", reason).isNotNull();
    assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
    assertThat(refused.getMessage()).isNotBlank();
  }

  /** Runs so many calls at the same moment, each in a thread of its own; what each gave back. */
  protected static <T> List<T> together(int threads, IntFunction<Callable<T>> calls)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CyclicBarrier start = new CyclicBarrier(threads);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Callable<T> call = calls.apply(i);
        running.add(
            pool.submit(
                () -> {
                  start.await(30, TimeUnit.SECONDS);
                  return call.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get(60, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
