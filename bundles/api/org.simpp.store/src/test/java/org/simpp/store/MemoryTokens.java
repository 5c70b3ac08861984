package org.simpp.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/** The tokens in memory. Not thread-safe: {@link MemoryStore} is. */
final class MemoryTokens {
  private static final class Client {
    private @Nullable LoginToken given;
    private @Nullable LoginToken used;
    private long count;

    Stream<LoginToken> all() {
      return Stream.of(given, used).flatMap(Stream::ofNullable);
    }

    Instant expires() {
      return all().map(LoginToken::expires).max(Comparator.naturalOrder()).orElse(Instant.MIN);
    }
  }

  private final Map<Jid, Map<String, Client>> accounts = new HashMap<>();

  List<LoginToken> of(Jid account, String client) {
    return clients(account).getOrDefault(client, new Client()).all().toList();
  }

  void issue(Jid account, String client, LoginToken token, int maxClients) {
    Map<String, Client> clients = accounts.computeIfAbsent(account, key -> new HashMap<>());
    clients.values().removeIf(one -> !token.issued().isBefore(one.expires()));
    clients.computeIfAbsent(client, key -> new Client()).given = token;
    while (clients.size() > maxClients) {
      clients.entrySet().stream()
          .filter(entry -> !entry.getKey().equals(client))
          .min(Comparator.comparing(entry -> entry.getValue().expires()))
          .ifPresent(entry -> clients.remove(entry.getKey()));
    }
  }

  boolean use(Jid account, String client, Bytes seed, long count) {
    Client kept = clients(account).get(client);
    if (kept == null) {
      return false;
    }
    if (is(kept.given, seed)) {
      kept.used = kept.given;
      kept.given = null;
      kept.count = count;
      return true;
    }
    if (!is(kept.used, seed) || (count > 0 && count <= kept.count)) {
      return false;
    }
    kept.count = Math.max(count, kept.count);
    return true;
  }

  void revoke(Jid account, String client, Bytes seed) {
    Client kept = clients(account).get(client);
    if (kept != null) {
      kept.given = is(kept.given, seed) ? null : kept.given;
      kept.used = is(kept.used, seed) ? null : kept.used;
    }
  }

  void forget(Jid account) {
    accounts.remove(account);
  }

  private Map<String, Client> clients(Jid account) {
    return accounts.getOrDefault(account, Map.of());
  }

  private static boolean is(@Nullable LoginToken token, Bytes seed) {
    return token != null && token.seed().equals(seed);
  }
}
