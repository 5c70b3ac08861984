package org.simpp.itests.architecture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The bundles and whom each may import: the rule of arrows, written once. */
final class House {
  private static final Set<String> API =
      Set.of(
          "org.simpp.model",
          "org.simpp.crypto",
          "org.simpp.card",
          "org.simpp.transport",
          "org.simpp.presence",
          "org.simpp.store");

  private static final Map<String, Set<String>> ALLOWED = new LinkedHashMap<>();

  static {
    ALLOWED.put("org.simpp.model", Set.of());
    ALLOWED.put("org.simpp.crypto", Set.of("org.simpp.model"));
    ALLOWED.put("org.simpp.card", Set.of("org.simpp.model", "org.simpp.crypto"));
    ALLOWED.put("org.simpp.transport", Set.of("org.simpp.model"));
    ALLOWED.put("org.simpp.presence", Set.of("org.simpp.model"));
    ALLOWED.put("org.simpp.store", Set.of("org.simpp.model"));

    ALLOWED.put("org.simpp.registry", API);
    ALLOWED.put("org.simpp.xmpp", API);
    ALLOWED.put("org.simpp.protocol", with(API, "org.simpp.xmpp"));
    ALLOWED.put("org.simpp.endtoend", with(API, "org.simpp.xmpp", "org.simpp.protocol"));

    Set<String> suites = Set.of("org.simpp.crypto", "org.simpp.model");
    ALLOWED.put("org.simpp.crypto.parts", suites);
    ALLOWED.put("org.simpp.crypto.bc", with(suites, "org.simpp.crypto.parts"));
    ALLOWED.put("org.simpp.crypto.jca", with(suites, "org.simpp.crypto.parts"));
    ALLOWED.put(
        "org.simpp.card.keystore", Set.of("org.simpp.card", "org.simpp.crypto", "org.simpp.model"));
    ALLOWED.put(
        "org.simpp.transport.smack",
        Set.of("org.simpp.transport", "org.simpp.model", "org.simpp.xmpp"));
    ALLOWED.put(
        "org.simpp.transport.netty",
        Set.of("org.simpp.transport", "org.simpp.model", "org.simpp.xmpp"));
    ALLOWED.put("org.simpp.presence.rfc6121", Set.of("org.simpp.presence", "org.simpp.model"));
    ALLOWED.put("org.simpp.store.journal", Set.of("org.simpp.store", "org.simpp.model"));
    ALLOWED.put("org.simpp.store.jpa", Set.of("org.simpp.store", "org.simpp.model"));

    Set<String> sharedCore = Set.of("org.simpp.registry", "org.simpp.xmpp", "org.simpp.protocol");
    Set<String> server = with(API, sharedCore.toArray(String[]::new));
    ALLOWED.put("org.simpp.server", server);
    ALLOWED.put("org.simpp.server.http", with(API, "org.simpp.server"));
    ALLOWED.put("org.simpp.server.shell", with(API, "org.simpp.server"));
    ALLOWED.put("org.simpp.client.history", with(server, "org.simpp.endtoend"));
    ALLOWED.put("org.simpp.client", with(server, "org.simpp.endtoend", "org.simpp.client.history"));
    ALLOWED.put("org.simpp.client.branding.example", Set.of());
    ALLOWED.put("org.simpp.client.ui", Set.of("org.simpp.client", "org.simpp.model"));
  }

  private House() {}

  /** The symbolic names of all bundles. */
  static Set<String> bundles() {
    return ALLOWED.keySet();
  }

  /** Whom {@code bundle} may import, itself included. */
  static Set<String> allowed(String bundle) {
    Set<String> others = ALLOWED.get(bundle);
    if (others == null) {
      throw new IllegalArgumentException("no bundle of the house: " + bundle);
    }
    return with(others, bundle);
  }

  /** The bundle that holds a package: the one with the longest name that begins it. */
  static Optional<String> bundleOf(String packageName) {
    return ALLOWED.keySet().stream()
        .filter(bundle -> packageName.equals(bundle) || packageName.startsWith(bundle + "."))
        .max(Comparator.comparingInt(String::length));
  }

  private static Set<String> with(Set<String> some, String... more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }
}
