package org.simpp.store.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.ArchiveEntry.Place;
import org.simpp.store.jpa.rows.Addresses;

/**
 * New rows of {@link org.simpp.store.jpa.rows.ArchiveRow}, in one JDBC batch within the transaction
 * of an entity manager, which would take several times as long to manage each.
 */
final class ArchiveInsert implements AutoCloseable {
  private static final String SQL =
      "INSERT INTO archive_entry (position, salt, message, first_account, first_peer,"
          + " first_peer_hash, second_account, second_peer, second_peer_hash)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final int FIRST = 4;
  private static final int SECOND = 7;

  private final PreparedStatement statement;
  private final Map<Jid, Long> keys;

  /**
   * @param keys of the accounts that are there
   */
  ArchiveInsert(EntityManager database, Map<Jid, Long> keys) throws SQLException {
    this.statement = database.unwrap(Connection.class).prepareStatement(SQL);
    this.keys = keys;
  }

  void add(ArchiveEntry entry) throws SQLException {
    List<Place> places =
        entry.places().stream().filter(place -> keys.containsKey(place.account())).toList();
    if (places.isEmpty()) {
      return;
    }
    statement.setLong(1, entry.id().position());
    statement.setLong(2, entry.id().salt());
    statement.setBytes(3, entry.message().toByteArray());
    set(FIRST, places.get(0));
    if (places.size() > 1) {
      set(SECOND, places.get(1));
    } else {
      statement.setNull(SECOND, Types.BIGINT);
      statement.setNull(SECOND + 1, Types.VARBINARY);
      statement.setNull(SECOND + 2, Types.VARBINARY);
    }
    statement.addBatch();
  }

  private void set(int column, Place place) throws SQLException {
    statement.setObject(column, keys.get(place.account()), Types.BIGINT);
    statement.setBytes(column + 1, Bytes.utf8(place.peer().toString()).toByteArray());
    statement.setBytes(column + 2, Addresses.shortHash(place.peer().bare()));
  }

  void execute() throws SQLException {
    statement.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
