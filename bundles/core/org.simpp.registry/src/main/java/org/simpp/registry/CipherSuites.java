package org.simpp.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
 */
@Component(service = CipherSuites.class)
public final class CipherSuites {
  /** How long a call waits for a provider, and a departing provider for its calls. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String UNNAMED = "unnamed";

  private final Duration patience;
  private final ConcurrentMap<SuiteId, Served<CipherSuite>> served = new ConcurrentHashMap<>();
  private final ConcurrentMap<CipherSuite, String> names = new ConcurrentHashMap<>();

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
    served.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getKey().value()))
        .forEach(entry -> describe(entry.getKey(), entry.getValue(), all));
    return List.copyOf(all);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bind(CipherSuite suite, Map<String, Object> properties) {
    names.put(suite, String.valueOf(properties.getOrDefault(CipherSuite.SUITE_PROVIDER, UNNAMED)));
    served(suite.id()).add(suite, ServiceRank.of(properties));
  }

  void unbind(CipherSuite suite) {
    served(suite.id()).remove(suite);
    names.remove(suite);
  }

  private void describe(SuiteId id, Served<CipherSuite> providers, List<SuiteDescription> into) {
    boolean first = true;
    for (CipherSuite suite : providers.providers()) {
      String provider = names.getOrDefault(suite, UNNAMED);
      into.add(new SuiteDescription(id, suite.rank(), suite.policy(), provider, first));
      first = false;
    }
  }

  private Served<CipherSuite> served(SuiteId id) {
    return served.computeIfAbsent(id, key -> new Served<>("cipher suite " + key, patience));
  }
}
