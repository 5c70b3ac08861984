package org.simpp.server.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Policy;
import org.simpp.crypto.SuiteId;
import org.simpp.crypto.bc.P256Suite;
import org.simpp.crypto.parts.ComposedSuite;
import org.simpp.crypto.parts.KeyedHash;
import org.simpp.crypto.parts.SuiteIdentity;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;
import org.simpp.registry.CipherSuites;
import org.simpp.registry.Offers;
import org.simpp.registry.SuiteDescription;
import org.simpp.server.AdministrationException;
import org.simpp.server.administration.Audit;

class StagedSwapsTest {
  private static final Duration DRAIN = Duration.ofSeconds(5);
  private static final String FIRST = "first/1";
  private static final String SECOND = "second/1";

  private final ChoiceFile choice;
  private final MemoryBundles bundles = new MemoryBundles();
  private StagedSwaps swaps;

  StagedSwapsTest(@TempDir Path folder) {
    choice = new ChoiceFile(folder.resolve("choice"));
  }

  @BeforeEach
  void installFirst() {
    swaps = new StagedSwaps(bundles.suites, bundles, choice, new Audit(line -> line));
    bundles.start(FIRST, 0);
  }

  @Test
  void staged_isTestedAndTakesNoCall_evenOfAHigherRank() throws Exception {
    bundles.rankOfTheNext = 100;

    assertThat(swaps.stage("operator", SECOND).suites()).containsExactly("0x2001");

    assertThat(bundles.serving()).isEqualTo(FIRST);
  }

  @Test
  void swap_thenRollBack_changesWhoServes() throws Exception {
    swaps.stage("operator", SECOND);
    bundles.callWhile(
        () -> {
          assertThat(swaps.swap("operator", DRAIN).proven()).isTrue();
        });
    assertThat(bundles.serving()).isEqualTo(SECOND);

    assertThat(swaps.rollBack("operator").to()).isEqualTo(FIRST);

    assertThat(bundles.serving()).isEqualTo(FIRST);
    assertRefused("no swap", () -> swaps.rollBack("operator"));
  }

  @Test
  void choice_holdsAfterARestart() throws Exception {
    swaps.stage("operator", SECOND);
    bundles.callWhile(() -> swaps.swap("operator", DRAIN));

    MemoryBundles restarted = new MemoryBundles();
    restarted.start(FIRST, 100);
    restarted.start(SECOND, 0);
    assertThat(restarted.serving()).isEqualTo(FIRST);
    new StagedSwaps(restarted.suites, restarted, choice, new Audit(line -> line)).resume();

    assertThat(restarted.serving()).isEqualTo(SECOND);
  }

  @Test
  void choice_ofABundleThatIsGone_leavesItToTheRanks() throws Exception {
    choice.write("gone/1");

    swaps.resume();

    assertThat(bundles.serving()).isEqualTo(FIRST);
  }

  @Test
  void bundleWithoutSuites_isUninstalledAgain() {
    bundles.next = null;

    assertRefused("0 crypto providers", () -> swaps.stage("operator", SECOND));

    assertThat(bundles.find(SECOND)).isEmpty();
  }

  @Test
  void bundleWithAnUnknownSuite_isUninstalledAgain() {
    bundles.next =
        new ComposedSuite(
            new SuiteIdentity(new SuiteId(0x7777), 1, Policy.ALLOWED, "unknown"),
            new KeyedHash() {
              @Override
              public Bytes hash(Bytes data) {
                return data;
              }

              @Override
              public Bytes mac(SecretBytes key, Bytes data) {
                return data;
              }
            },
            (secret, salt, info, length) -> secret,
            new P256Suite()) {};

    assertRefused("uninstalled again", () -> swaps.stage("operator", SECOND));

    assertThat(bundles.find(SECOND)).isEmpty();
    assertThat(bundles.serving()).isEqualTo(FIRST);
  }

  @Test
  void swap_withoutAStagedProvider_orTooLongADrain_isRefused() throws Exception {
    assertRefused("nothing is staged", () -> swaps.swap("operator", DRAIN));
    swaps.stage("operator", SECOND);
    assertRefused("at most 10 minutes", () -> swaps.swap("operator", Duration.ofMinutes(11)));
    assertThat(bundles.serving()).isEqualTo(FIRST);
  }

  @Test
  void rollBack_toAProviderThatIsGone_isRefused() throws Exception {
    swaps.stage("operator", SECOND);
    bundles.callWhile(() -> swaps.swap("operator", DRAIN));
    bundles.uninstall(FIRST);

    assertRefused("provides no cipher suite any more", () -> swaps.rollBack("operator"));
    assertThat(bundles.serving()).isEqualTo(SECOND);
  }

  private static void assertRefused(String why, ThrowingCallable call) {
    assertThatExceptionOfType(AdministrationException.class)
        .isThrownBy(call)
        .withMessageContaining(why);
  }

  /** Bundles that provide suite 0x2001, by name. */
  private static final class MemoryBundles implements Bundles {
    private final CipherSuites suites = new CipherSuites();
    private final Map<String, Long> ids = new HashMap<>();
    private final Map<Long, CipherSuite> offered = new HashMap<>();
    private CipherSuite next = new P256Suite();
    private int rankOfTheNext;

    void start(String name, int rank) {
      long id = 10L + ids.size();
      ids.put(name, id);
      if (next != null) {
        CipherSuite suite = next instanceof P256Suite ? new P256Suite() : next;
        offered.put(id, suite);
        Offers.bind(suites, suite, id, rank);
      }
    }

    void uninstall(String name) {
      Long id = ids.remove(name);
      CipherSuite suite = offered.remove(id);
      if (suite != null) {
        Offers.unbind(suites, suite);
      }
    }

    String serving() {
      return suites.describe().stream()
          .filter(SuiteDescription::serving)
          .map(one -> nameOf(one.bundle()))
          .findFirst()
          .orElseThrow();
    }

    /** Makes the calls that a swap watches. */
    void callWhile(ThrowingCallable swap) throws Exception {
      Thread caller =
          new Thread(
              () -> {
                while (!Thread.currentThread().isInterrupted()) {
                  suites.require(SuiteId.S2_P256).hash(Bytes.utf8("call"));
                }
              });
      caller.start();
      try {
        swap.call();
      } catch (Exception e) {
        throw e;
      } catch (Throwable e) {
        throw new AssertionError(e);
      } finally {
        caller.interrupt();
        caller.join();
      }
    }

    @Override
    public Installation install(String what) {
      start(what, rankOfTheNext);
      return new Installation() {
        @Override
        public Set<Long> bundles() {
          return Set.of(ids.get(what));
        }

        @Override
        public boolean undo() {
          uninstall(what);
          return true;
        }
      };
    }

    @Override
    public String nameOf(long bundle) {
      return ids.entrySet().stream()
          .filter(one -> one.getValue() == bundle)
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse("bundle " + bundle);
    }

    @Override
    public Optional<Long> find(String name) {
      return Optional.ofNullable(ids.get(name));
    }

    @Override
    public List<String> features() {
      return List.of();
    }
  }
}
