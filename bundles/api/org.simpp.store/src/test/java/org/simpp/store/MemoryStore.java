package org.simpp.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.StoreException.Reason;

/** All the stores in memory, for the tests of whoever keeps something. */
public final class MemoryStore
    implements AccountStore,
        RosterStore,
        HeldStanzaStore,
        InvitationStore,
        RegisteredKeyStore,
        DocumentStore,
        PublishNodeStore,
        LoginTokenStore {
  private record DocumentKey(Jid owner, String collection, String name) {}

  private static final class Kept {
    private final Instant created;
    private final Map<String, ScramCredential> credentials = new TreeMap<>();
    private final Map<Integer, RegisteredKeys> keys = new TreeMap<>();

    private Kept(Instant created) {
      this.created = created;
    }
  }

  private static final class KeptRoster {
    private long version;
    private final Map<Jid, RosterItem> items = new LinkedHashMap<>();
    private final Map<Jid, RosterChange> changes = new LinkedHashMap<>();

    private void note(Jid contact, @Nullable RosterItem item) {
      version++;
      changes.remove(contact);
      changes.put(contact, new RosterChange(version, contact, item));
    }
  }

  private final Map<String, Kept> accounts = new TreeMap<>();
  private final Map<Jid, KeptRoster> rosters = new HashMap<>();
  private final Map<Jid, List<HeldStanza>> held = new HashMap<>();
  private final MemoryTokens loginTokens = new MemoryTokens();
  private final Map<Long, String> origins = new HashMap<>();
  private final Map<Bytes, Invitation> invitations = new HashMap<>();
  private final Map<DocumentKey, Bytes> documents = new HashMap<>();
  private final MemoryNodes nodes = new MemoryNodes();
  private final MemoryArchive archive = new MemoryArchive(account -> find(account).isPresent());
  private long lastHeldId;

  /** The archives of the accounts. */
  public ArchiveStore archive() {
    return archive;
  }

  @Override
  public synchronized void create(Jid account, Instant now, List<ScramCredential> credentials)
      throws StoreException {
    if (accounts.containsKey(account.toString())) {
      throw new StoreException(Reason.EXISTS, "there is an account " + account + " already");
    }
    Kept kept = new Kept(now);
    credentials.forEach(one -> kept.credentials.put(one.hash(), one));
    accounts.put(account.toString(), kept);
  }

  @Override
  public synchronized boolean register(
      Bytes tokenHash, Jid account, Instant now, List<ScramCredential> credentials)
      throws StoreException {
    if (!admits(tokenHash, account, now)) {
      return false;
    }
    create(account, now, credentials);
    invitations.remove(tokenHash);
    return true;
  }

  @Override
  public synchronized Optional<Account> find(Jid account) {
    return Optional.ofNullable(accounts.get(account.toString()))
        .map(kept -> summary(account, kept));
  }

  @Override
  public synchronized boolean exists(Jid account) {
    return accounts.containsKey(account.toString());
  }

  @Override
  public synchronized Optional<ScramCredential> credential(Jid account, String hash) {
    return Optional.ofNullable(accounts.get(account.toString()))
        .map(kept -> kept.credentials.get(hash));
  }

  @Override
  public synchronized void replaceCredentials(Jid account, List<ScramCredential> credentials)
      throws StoreException {
    Kept kept = require(account);
    loginTokens.forget(account);
    kept.credentials.clear();
    credentials.forEach(one -> kept.credentials.put(one.hash(), one));
  }

  @Override
  public synchronized void delete(Jid account) throws StoreException {
    require(account);
    loginTokens.forget(account);
    accounts.remove(account.toString());
    rosters.remove(account);
    held.remove(account);
    documents.keySet().removeIf(key -> key.owner().equals(account));
    nodes.forget(account);
    archive.forget(account);
  }

  @Override
  public synchronized List<Account> list(String after, int limit) {
    return accounts.entrySet().stream()
        .filter(entry -> entry.getKey().compareTo(after) > 0)
        .limit(limit)
        .map(entry -> summary(Jid.of(entry.getKey()), entry.getValue()))
        .toList();
  }

  @Override
  public synchronized long count() {
    return accounts.size();
  }

  @Override
  public synchronized Roster load(Jid owner) {
    KeptRoster roster = rosters.getOrDefault(owner, new KeptRoster());
    return new Roster(roster.version, List.copyOf(roster.items.values()));
  }

  @Override
  public synchronized Optional<RosterItem> find(Jid owner, Jid contact) {
    return Optional.ofNullable(rosters.get(owner)).map(roster -> roster.items.get(contact));
  }

  @Override
  public synchronized Optional<List<RosterChange>> changesSince(Jid owner, long version) {
    KeptRoster roster = rosters.getOrDefault(owner, new KeptRoster());
    if (version > roster.version || version < 0) {
      return Optional.empty();
    }
    return Optional.of(
        roster.changes.values().stream().filter(one -> one.version() > version).toList());
  }

  @Override
  public synchronized long put(Jid owner, RosterItem item, int maxItems) throws StoreException {
    KeptRoster roster = rosters.computeIfAbsent(owner, key -> new KeptRoster());
    boolean isNew = !roster.items.containsKey(item.contact());
    if (isNew && roster.items.size() >= maxItems) {
      throw new StoreException(Reason.FULL, "the roster has " + maxItems + " items already");
    }
    roster.items.put(item.contact(), item);
    roster.note(item.contact(), item);
    return roster.version;
  }

  @Override
  public synchronized long remove(Jid owner, Jid contact) {
    KeptRoster roster = rosters.computeIfAbsent(owner, key -> new KeptRoster());
    if (roster.items.remove(contact) != null) {
      roster.note(contact, null);
    }
    return roster.version;
  }

  @Override
  public synchronized void hold(
      Jid recipient, Instant received, Bytes xml, String origin, int maxHeld)
      throws StoreException {
    List<HeldStanza> queue = held.computeIfAbsent(recipient, key -> new ArrayList<>());
    if (queue.stream().anyMatch(one -> origin.equals(origins.get(one.id())))) {
      return;
    }
    if (queue.size() >= maxHeld) {
      throw new StoreException(Reason.FULL, maxHeld + " stanzas wait already");
    }
    queue.add(new HeldStanza(++lastHeldId, received, xml));
    if (!origin.isEmpty()) {
      origins.put(lastHeldId, origin);
    }
  }

  @Override
  public synchronized List<HeldStanza> waiting(Jid recipient, long afterId, int limit) {
    return held.getOrDefault(recipient, List.of()).stream()
        .filter(one -> one.id() > afterId)
        .sorted(Comparator.comparingLong(HeldStanza::id))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void release(Jid recipient, long lastId) {
    held.getOrDefault(recipient, new ArrayList<>()).removeIf(one -> one.id() <= lastId);
  }

  @Override
  public synchronized int count(Jid recipient) {
    return held.getOrDefault(recipient, List.of()).size();
  }

  @Override
  public synchronized void create(Bytes tokenHash, Invitation invitation) {
    invitations.put(tokenHash, invitation);
  }

  @Override
  public synchronized Optional<Invitation> find(Bytes tokenHash, Instant now) {
    return Optional.ofNullable(invitations.get(tokenHash))
        .filter(invitation -> now.isBefore(invitation.expires()));
  }

  @Override
  public synchronized int purge(Instant now) {
    int before = invitations.size();
    invitations.values().removeIf(invitation -> invitation.expires().isBefore(now));
    return before - invitations.size();
  }

  @Override
  public synchronized Optional<RegisteredKeys> find(Jid account, int suite) {
    return Optional.ofNullable(accounts.get(account.toString())).map(kept -> kept.keys.get(suite));
  }

  @Override
  public synchronized boolean register(Bytes tokenHash, Jid account, RegisteredKeys keys)
      throws StoreException {
    if (!admits(tokenHash, account, keys.registered())) {
      return false;
    }
    Kept present = accounts.get(account.toString());
    if (present != null && present.keys.containsKey(keys.suite())) {
      throw new StoreException(Reason.EXISTS, account + " has keys of that suite already");
    }
    invitations.remove(tokenHash);
    Kept kept = present == null ? new Kept(keys.registered()) : present;
    kept.keys.put(keys.suite(), keys);
    accounts.put(account.toString(), kept);
    return true;
  }

  @Override
  public synchronized Optional<Bytes> find(Jid owner, String collection, String name) {
    return Optional.ofNullable(documents.get(new DocumentKey(owner, collection, name)));
  }

  @Override
  public synchronized void put(
      Jid owner, String collection, String name, Bytes content, int maxDocuments)
      throws StoreException {
    DocumentStore.requireNames(collection, name);
    require(owner);
    DocumentKey key = new DocumentKey(owner, collection, name);
    long present =
        documents.keySet().stream()
            .filter(one -> one.owner().equals(owner) && one.collection().equals(collection))
            .count();
    if (!documents.containsKey(key) && present >= maxDocuments) {
      throw new StoreException(Reason.FULL, maxDocuments + " documents already");
    }
    documents.put(key, content);
  }

  @Override
  public synchronized boolean remove(Jid owner, String collection, String name) {
    return documents.remove(new DocumentKey(owner, collection, name)) != null;
  }

  @Override
  public synchronized List<PublishNode> nodes(Jid owner) {
    return nodes.nodes(owner);
  }

  @Override
  public synchronized Optional<PublishNode> node(Jid owner, String name) {
    return nodes.node(owner, name);
  }

  @Override
  public synchronized void putNode(Jid owner, PublishNode node, int maxNodes)
      throws StoreException {
    require(owner);
    nodes.put(owner, node, maxNodes);
  }

  @Override
  public synchronized boolean deleteNode(Jid owner, String name) {
    return nodes.delete(owner, name);
  }

  @Override
  public synchronized void publish(Jid owner, String node, PublishedItem item, long maxBytes)
      throws StoreException {
    nodes.publish(owner, node, item, maxBytes);
  }

  @Override
  public synchronized Optional<PublishedItem> item(Jid owner, String node, String id) {
    return nodes.items(owner, node, Integer.MAX_VALUE).stream()
        .filter(one -> one.id().equals(id))
        .findFirst();
  }

  @Override
  public synchronized List<PublishedItem> items(Jid owner, String node, int limit) {
    return nodes.items(owner, node, limit);
  }

  @Override
  public synchronized List<Latest> latest(Collection<Jid> owners, Collection<String> names) {
    return nodes.latest(owners, names);
  }

  @Override
  public synchronized boolean retract(Jid owner, String node, String id) {
    return nodes.retract(owner, node, id);
  }

  @Override
  public synchronized void purge(Jid owner, String node) {
    nodes.purge(owner, node);
  }

  @Override
  public synchronized List<LoginToken> tokens(Jid account, String client) {
    return loginTokens.of(account, client);
  }

  @Override
  public synchronized void issue(Jid account, String client, LoginToken token, int maxClients)
      throws StoreException {
    require(account);
    loginTokens.issue(account, client, token, maxClients);
  }

  @Override
  public synchronized boolean use(Jid account, String client, Bytes seed, long count) {
    return loginTokens.use(account, client, seed, count);
  }

  @Override
  public synchronized void revoke(Jid account, String client, Bytes seed) {
    loginTokens.revoke(account, client, seed);
  }

  private boolean admits(Bytes tokenHash, Jid account, Instant now) {
    return find(tokenHash, now).filter(one -> one.account().equals(account)).isPresent();
  }

  private Kept require(Jid account) throws StoreException {
    Kept kept = accounts.get(account.toString());
    if (kept == null) {
      throw new StoreException(Reason.NOT_FOUND, "there is no account " + account);
    }
    return kept;
  }

  private static Account summary(Jid account, Kept kept) {
    Set<String> names = new HashSet<>();
    kept.credentials.keySet().forEach(hash -> names.add("SCRAM-" + hash));
    if (!kept.keys.isEmpty()) {
      names.add("SIMPP-2007");
    }
    return new Account(account, kept.created, names);
  }
}
