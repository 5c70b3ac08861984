package org.simpp.store.jpa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.ArchiveId;
import org.simpp.store.ArchiveQuery;
import org.simpp.store.jpa.rows.Addresses;
import org.simpp.store.jpa.rows.ArchiveRow;
import org.simpp.store.jpa.rows.ArchiveRow.Slot;

/**
 * What is asked of one archive, in one of the two slots, in JPQL. What is found is ordered by the
 * index that is meant: a database that reads of the key alone may walk through everybody's
 * messages. That index also has the peer's hash, so that the messages of others are not read.
 */
final class JpaArchiveQuery {
  private final EntityManager database;
  private final Slot slot;
  private final StringBuilder condition = new StringBuilder(" WHERE ");
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  /**
   * @param account its key
   */
  JpaArchiveQuery(EntityManager database, long account, Slot slot, ArchiveQuery query) {
    this.database = database;
    this.slot = slot;
    condition.append(slot.account()).append(" = :account");
    parameters.put("account", account);
    and("m.position >= :first", "first", query.first());
    and("m.position <= :last", "last", query.last());
    Jid with = query.with();
    if (with != null) {
      and(slot.peerHash() + " = :hash", "hash", Addresses.shortHash(with.bare()));
      if (!with.isBare()) {
        and(slot.peer() + " = :peer", "peer", Bytes.utf8(with.toString()).toByteArray());
      }
    }
    if (!query.ids().isEmpty()) {
      List<Long> positions =
          present(database, account, query.ids()).stream().map(ArchiveId::position).toList();
      // no database takes an empty list; no message has that position
      and("m.position IN :ids", "ids", positions.isEmpty() ? List.of(-1L) : positions);
    }
  }

  /** Those of {@code ids} that the archive of the account with that key has. */
  static Set<ArchiveId> present(EntityManager database, long account, Set<ArchiveId> ids) {
    return database
        .createQuery(
            "SELECT m.position, m.salt FROM ArchiveRow m WHERE m.position IN :positions"
                + " AND (m.firstAccount = :account OR m.secondAccount = :account)",
            Object[].class)
        .setParameter("account", account)
        .setParameter("positions", ids.stream().map(ArchiveId::position).toList())
        .getResultList()
        .stream()
        .map(row -> new ArchiveId((Long) row[0], (Long) row[1]))
        .filter(ids::contains)
        .collect(Collectors.toSet());
  }

  Slot slot() {
    return slot;
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
    return " ORDER BY " + slot.account() + direction + ", m.position" + direction;
  }

  private <T> TypedQuery<T> select(String what, Class<T> type, String behind) {
    TypedQuery<T> query =
        database.createQuery("SELECT " + what + " FROM ArchiveRow m" + condition + behind, type);
    parameters.forEach(query::setParameter);
    return query;
  }
}
