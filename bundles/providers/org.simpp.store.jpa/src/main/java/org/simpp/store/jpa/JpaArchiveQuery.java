package org.simpp.store.jpa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.ArchiveId;
import org.simpp.store.ArchiveQuery;
import org.simpp.store.jpa.rows.AccountRow;
import org.simpp.store.jpa.rows.Addresses;
import org.simpp.store.jpa.rows.ArchiveRow;

/**
 * What is asked of one archive, in JPQL. What is found is ordered by every column of the index that
 * is meant: a database that reads of the key alone may walk through everybody's messages.
 */
final class JpaArchiveQuery {
  private final EntityManager database;
  private final StringBuilder condition = new StringBuilder(" WHERE m.accountId = :account");
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final List<String> order;

  private JpaArchiveQuery(EntityManager database, String accountId, ArchiveQuery query) {
    this.database = database;
    parameters.put("account", accountId);
    and("m.position >= :first", "first", query.first());
    and("m.position <= :last", "last", query.last());
    Jid with = query.with();
    if (with != null) {
      and("m.peerHash = :hash", "hash", Addresses.shortHash(with.bare()));
      if (!with.isBare()) {
        and("m.peer = :peer", "peer", Bytes.utf8(with.toString()).toByteArray());
      }
    }
    order =
        with == null
            ? List.of("m.accountId", "m.position")
            : List.of("m.accountId", "m.peerHash", "m.position");
    if (!query.ids().isEmpty()) {
      List<Long> positions =
          present(database, accountId, query.ids()).stream().map(ArchiveId::position).toList();
      // no database takes an empty list; no message has that position
      and("m.position IN :ids", "ids", positions.isEmpty() ? List.of(-1L) : positions);
    }
  }

  /** Empty where there is no such account. */
  static Optional<JpaArchiveQuery> of(EntityManager database, Jid account, ArchiveQuery query) {
    return Accounts.find(database, account)
        .map(row -> new JpaArchiveQuery(database, row.id(), query));
  }

  /** Those of {@code ids} that the archive of {@code account} has. */
  static Set<ArchiveId> present(EntityManager database, Jid account, Set<ArchiveId> ids) {
    return Accounts.find(database, account)
        .map(AccountRow::id)
        .map(accountId -> present(database, accountId, ids))
        .orElse(Set.of());
  }

  private static Set<ArchiveId> present(
      EntityManager database, String accountId, Set<ArchiveId> ids) {
    return database
        .createQuery(
            "SELECT m.position, m.salt FROM ArchiveRow m"
                + " WHERE m.accountId = :account AND m.position IN :positions",
            Object[].class)
        .setParameter("account", accountId)
        .setParameter("positions", ids.stream().map(ArchiveId::position).toList())
        .getResultList()
        .stream()
        .map(row -> new ArchiveId((Long) row[0], (Long) row[1]))
        .filter(ids::contains)
        .collect(Collectors.toSet());
  }

  TypedQuery<ArchiveRow> oldest() {
    return select("m", ArchiveRow.class, ordered(""));
  }

  TypedQuery<ArchiveRow> newest() {
    return select("m", ArchiveRow.class, ordered(" DESC"));
  }

  TypedQuery<Long> positions() {
    return select("m.position", Long.class, ordered(""));
  }

  TypedQuery<Long> count() {
    return select("COUNT(m)", Long.class, "");
  }

  private void and(String term, String name, Object value) {
    condition.append(" AND ").append(term);
    parameters.put(name, value);
  }

  private String ordered(String direction) {
    return order.stream()
        .map(column -> column + direction)
        .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }

  private <T> TypedQuery<T> select(String what, Class<T> type, String behind) {
    TypedQuery<T> query =
        database.createQuery("SELECT " + what + " FROM ArchiveRow m" + condition + behind, type);
    parameters.forEach(query::setParameter);
    return query;
  }
}
