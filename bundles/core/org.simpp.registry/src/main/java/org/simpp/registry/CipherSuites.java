package org.simpp.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.SuiteId;

/**
 * The cipher suites that are there. What {@link #require} returns stays valid for ever: each of its
 * calls goes to the provider that serves at that moment, and a departing one is drained first.
 *
 * <p>Of several providers of a suite the chosen one serves ({@link #choose}, {@link #swap});
 * without a choice, or while the chosen one is away, that of the highest {@code service.ranking},
 * and of those the earliest.
 */
@Component(service = CipherSuites.class)
public final class CipherSuites {
  /** How long a call waits for a provider, and a departing provider for its calls. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String UNNAMED = "unnamed";

  /** Where a suite comes from. */
  private record Origin(String provider, long bundle) {}

  private final Duration patience;
  private final ConcurrentMap<SuiteId, Served<CipherSuite>> served = new ConcurrentHashMap<>();
  private final ConcurrentMap<CipherSuite, Origin> origins = new ConcurrentHashMap<>();
  private final Object choosing = new Object();
  private final Swap.End swapEnd =
      new Swap.End() {
        @Override
        public void rollBack(Swap swap) {
          choose(swap.from());
        }

        @Override
        public void prove(Swap swap) {
          served.values().forEach(Served::endWatch);
        }
      };
  private volatile long chosen = Served.NOBODY;

  @Activate
  public CipherSuites() {
    this(PATIENCE);
  }

  CipherSuites(Duration patience) {
    this.patience = patience;
  }

  /** For use outside a framework: {@code suites} alone provide. */
  public static CipherSuites of(CipherSuite... suites) {
    CipherSuites registry = new CipherSuites();
    for (CipherSuite suite : suites) {
      registry.bind(suite, Map.of());
    }
    return registry;
  }

  /** The suite of that number, through whoever provides it. */
  public CipherSuite require(SuiteId id) {
    return new ServedSuite(id, served(id));
  }

  /** Whether somebody provides that suite now. */
  public boolean isServed(SuiteId id) {
    return served(id).isServed();
  }

  /** Every provider of every suite, by suite, the serving one first. */
  public List<SuiteDescription> describe() {
    List<SuiteDescription> all = new ArrayList<>();
    inOrder().forEach(id -> describe(id, served(id), all));
    return List.copyOf(all);
  }

  /**
   * Asks every suite of a bundle for what is known, whether it serves or not.
   *
   * @throws SelfTestException if one does not compute what it must, or the bundle provides none
   */
  public void selfTest(long bundle) throws SelfTestException {
    List<CipherSuite> suites =
        inOrder().stream().flatMap(id -> served(id).providersOf(bundle).stream()).toList();
    if (suites.isEmpty()) {
      throw new SelfTestException("bundle " + bundle + " provides no cipher suite", null);
    }
    for (CipherSuite suite : suites) {
      new SelfTest(suite, originOf(suite).provider()).run();
    }
  }

  /** The bundle that is chosen to serve; empty while the ranks decide. */
  public Optional<Long> chosen() {
    long bundle = chosen;
    return bundle == Served.NOBODY ? Optional.empty() : Optional.of(bundle);
  }

  /** The suites of that bundle serve from now on, whenever they are there. */
  public void choose(long bundle) {
    synchronized (choosing) {
      chosen = bundle;
      served.values().forEach(one -> one.choose(bundle, null));
    }
  }

  /**
   * As {@link #choose}, with the first calls watched: one that fails is made once more by the
   * provider that served before, and that one serves again. Returns when the calls inside the
   * former provider have come back, or {@code drain} is over: then those go on to their end there.
   *
   * @throws IllegalArgumentException if the bundle provides no suite, serves already, or stands in
   *     for several others
   */
  public Swap swap(long bundle, Duration drain) {
    List<Lease<CipherSuite>> former = new ArrayList<>();
    Swap swap;
    synchronized (choosing) {
      List<SuiteId> ids =
          inOrder().stream().filter(id -> !served(id).providersOf(bundle).isEmpty()).toList();
      swap = new Swap(serving(ids, bundle), bundle, ids, swapEnd);
      chosen = bundle;
      for (Served<CipherSuite> one : served.values()) {
        Lease<CipherSuite> before = one.choose(bundle, swap);
        if (before != null) {
          former.add(before);
        }
      }
    }
    long end = System.nanoTime() + drain.toNanos();
    boolean empty = true;
    for (Lease<CipherSuite> before : former) {
      empty &= before.awaitNobody(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
    swap.drained(empty);
    return swap;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bind(CipherSuite suite, Map<String, Object> properties) {
    String provider = String.valueOf(properties.getOrDefault(CipherSuite.SUITE_PROVIDER, UNNAMED));
    long bundle = ServiceRank.bundleOf(properties);
    origins.put(suite, new Origin(provider, bundle));
    synchronized (choosing) {
      served(suite.id()).add(suite, ServiceRank.of(properties), bundle);
    }
  }

  void unbind(CipherSuite suite) {
    served(suite.id()).remove(suite);
    origins.remove(suite);
  }

  /** The one bundle that serves all of these. */
  private long serving(List<SuiteId> ids, long next) {
    List<Long> now =
        ids.stream()
            .map(id -> served(id).servedBy())
            .filter(bundle -> bundle != next)
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("bundle " + next + " provides no cipher suite");
    }
    if (now.isEmpty()) {
      throw new IllegalArgumentException("bundle " + next + " serves already");
    }
    if (now.size() > 1) {
      throw new IllegalArgumentException("bundle " + next + " would stand in for several: " + now);
    }
    return now.get(0);
  }

  private List<SuiteId> inOrder() {
    return served.keySet().stream().sorted(Comparator.comparingInt(SuiteId::value)).toList();
  }

  private void describe(SuiteId id, Served<CipherSuite> providers, List<SuiteDescription> into) {
    boolean first = true;
    for (CipherSuite suite : providers.providers()) {
      Origin origin = originOf(suite);
      into.add(
          new SuiteDescription(
              id, suite.rank(), suite.policy(), origin.provider(), origin.bundle(), first));
      first = false;
    }
  }

  private Origin originOf(CipherSuite suite) {
    return origins.getOrDefault(suite, new Origin(UNNAMED, Served.NOBODY));
  }

  private Served<CipherSuite> served(SuiteId id) {
    return served.computeIfAbsent(
        id,
        key -> {
          Served<CipherSuite> fresh = new Served<>("cipher suite " + key, patience);
          fresh.choose(chosen, null);
          return fresh;
        });
  }
}
