package org.simpp.server.swap;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.simpp.crypto.SuiteId;
import org.simpp.registry.CipherSuites;
import org.simpp.registry.SelfTestException;
import org.simpp.registry.SuiteDescription;
import org.simpp.registry.Swap;
import org.simpp.server.AdministrationException;
import org.simpp.server.CryptoSwaps;
import org.simpp.server.administration.Audit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The order of a swap: stage, test, switch, watch, and back if need be; one at a time. */
final class StagedSwaps implements CryptoSwaps {
  private static final Logger log = LoggerFactory.getLogger(StagedSwaps.class);
  private static final Duration WATCH = Duration.ofSeconds(5);
  private static final Duration COMING = Duration.ofSeconds(5);
  private static final int POLL_MILLISECONDS = 20;

  private final CipherSuites suites;
  private final Bundles bundles;
  private final ChoiceFile choice;
  private final Audit audit;
  private @Nullable Provider staged;
  private @Nullable Swap last;

  StagedSwaps(CipherSuites suites, Bundles bundles, ChoiceFile choice, Audit audit) {
    this.suites = suites;
    this.bundles = bundles;
    this.choice = choice;
    this.audit = audit;
  }

  /** The provider that was chosen before a restart serves again. */
  void resume() {
    try {
      choice
          .read()
          .ifPresent(
              name ->
                  bundles
                      .find(name)
                      .ifPresentOrElse(
                          suites::choose,
                          () -> log.warn("the chosen crypto provider {} is not there", name)));
    } catch (IOException e) {
      log.warn("which crypto provider was chosen cannot be read: {}", e.toString());
    }
  }

  @Override
  public synchronized Provider stage(String operator, String what) throws AdministrationException {
    return audit.change(operator, "crypto-stage", what, () -> stage(what));
  }

  @Override
  public synchronized Swapped swap(String operator, Duration drain) throws AdministrationException {
    String next = staged == null ? "nothing" : staged.name();
    return audit.change(operator, "crypto-swap", next, () -> swap(drain));
  }

  @Override
  public synchronized Swapped rollBack(String operator) throws AdministrationException {
    String former = last == null ? "nothing" : bundles.nameOf(last.from());
    return audit.change(operator, "crypto-rollback", former, this::rollBack);
  }

  @Override
  public List<String> stageable() {
    return bundles.features();
  }

  private Provider stage(String what) throws AdministrationException {
    holdWhoServes();
    Bundles.Installation installation = bundles.install(what);
    try {
      Provider provider = provider(what, installation.bundles());
      suites.selfTest(provider.bundle());
      staged = provider;
      return provider;
    } catch (SelfTestException e) {
      String after =
          installation.undo() ? "it was uninstalled again" : "it stays, and serves nobody";
      throw new AdministrationException(e.getMessage() + "; " + after, e);
    } catch (AdministrationException e) {
      installation.undo();
      throw e;
    }
  }

  /** A newcomer of a higher rank is not to serve before it has been tested. */
  private void holdWhoServes() throws AdministrationException {
    if (suites.chosen().isPresent()) {
      return;
    }
    List<Long> serving = bundlesWhere(SuiteDescription::serving);
    if (serving.size() != 1) {
      throw new AdministrationException(
          "the cipher suites are served by %d bundles; uninstall all but one first"
              .formatted(serving.size()));
    }
    suites.choose(serving.get(0));
  }

  private Provider provider(String what, Set<Long> installed) throws AdministrationException {
    long end = System.nanoTime() + COMING.toNanos();
    List<Long> providing = bundlesWhere(one -> installed.contains(one.bundle()));
    while (providing.isEmpty() && System.nanoTime() < end) {
      pause();
      providing = bundlesWhere(one -> installed.contains(one.bundle()));
    }
    if (providing.size() != 1) {
      throw new AdministrationException(
          "%s brings %d crypto providers, not one; nothing was changed"
              .formatted(what, providing.size()));
    }
    long bundle = providing.get(0);
    if (suites.chosen().equals(Optional.of(bundle))) {
      throw new AdministrationException(bundles.nameOf(bundle) + " serves already");
    }
    return new Provider(
        bundle,
        bundles.nameOf(bundle),
        suites.describe().stream()
            .filter(one -> one.bundle() == bundle)
            .map(one -> one.id().toString())
            .toList());
  }

  private Swapped swap(Duration drain) throws AdministrationException {
    Provider next = staged;
    if (next == null) {
      throw new AdministrationException("nothing is staged; simpp:crypto-stage stages a provider");
    }
    if (drain.isNegative() || drain.compareTo(LONGEST_DRAIN) > 0) {
      throw new AdministrationException(
          "drain at most " + LONGEST_DRAIN.toMinutes() + " minutes, not " + drain);
    }
    Swap swap = begin(next, drain);
    String from = bundles.nameOf(swap.from());
    last = swap;
    staged = null;
    keep(next.name());
    swap.ended().thenAccept(state -> ended(swap, state));
    if (await(swap) == Swap.State.ROLLED_BACK) {
      throw new AdministrationException(
          "%s failed in operation and %s serves again, no call was lost: %s"
              .formatted(next.name(), from, swap.fault()));
    }
    return swapped(swap, from, next.name());
  }

  private Swap begin(Provider next, Duration drain) throws AdministrationException {
    try {
      return suites.swap(next.bundle(), drain);
    } catch (IllegalArgumentException e) {
      throw new AdministrationException(e.getMessage() + "; simpp:crypto-list shows all", e);
    }
  }

  private Swapped rollBack() throws AdministrationException {
    Swap swap = last;
    if (swap == null || swap.state() == Swap.State.ROLLED_BACK) {
      throw new AdministrationException("there is no swap to roll back");
    }
    String to = bundles.nameOf(swap.from());
    if (!bundlesWhere(one -> true).contains(swap.from())) {
      throw new AdministrationException(
          to + " provides no cipher suite any more; install it, then stage and swap to it");
    }
    suites.choose(swap.from());
    last = null;
    keep(to);
    return new Swapped(bundles.nameOf(swap.to()), to, numbers(swap.suites()), true, 0, true);
  }

  /** Called in the thread of the call that ended the watch. */
  private void ended(Swap swap, Swap.State state) {
    if (state == Swap.State.ROLLED_BACK) {
      String from = bundles.nameOf(swap.from());
      log.error(
          "{} failed in operation, {} serves again: {}",
          bundles.nameOf(swap.to()),
          from,
          swap.fault());
      audit.note(Audit.BY_ITSELF, "crypto-rollback", from);
      keep(from);
    }
  }

  private void keep(String name) {
    try {
      choice.write(name);
    } catch (IOException e) {
      log.warn("the choice of {} is not kept over a restart: {}", name, e.toString());
    }
  }

  private static Swapped swapped(Swap swap, String from, String to) {
    boolean proven = swap.state() == Swap.State.PROVEN;
    return new Swapped(from, to, numbers(swap.suites()), swap.isDrained(), swap.passed(), proven);
  }

  private static List<String> numbers(List<SuiteId> ids) {
    return ids.stream().map(SuiteId::toString).toList();
  }

  private List<Long> bundlesWhere(Predicate<SuiteDescription> which) {
    return suites.describe().stream()
        .filter(which)
        .map(SuiteDescription::bundle)
        .distinct()
        .toList();
  }

  private static Swap.State await(Swap swap) throws AdministrationException {
    try {
      return swap.await(WATCH);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void pause() throws AdministrationException {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static AdministrationException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new AdministrationException("interrupted; simpp:crypto-list shows who serves", e);
  }
}
