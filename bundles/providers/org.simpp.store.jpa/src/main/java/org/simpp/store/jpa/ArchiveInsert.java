package org.simpp.store.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.persistence.EntityManager;
import org.simpp.model.Bytes;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.jpa.rows.Addresses;

/**
 * New rows of {@link org.simpp.store.jpa.rows.ArchiveRow}, in one JDBC batch within the transaction
 * of an entity manager, which would take several times as long to manage each.
 */
final class ArchiveInsert implements AutoCloseable {
  private static final String SQL =
      "INSERT INTO archived_message (position, salt, account_id, peer, peer_hash, message)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private final PreparedStatement statement;

  ArchiveInsert(EntityManager database) throws SQLException {
    statement = database.unwrap(Connection.class).prepareStatement(SQL);
  }

  void add(String accountId, ArchiveEntry entry) throws SQLException {
    statement.setLong(1, entry.id().position());
    statement.setLong(2, entry.id().salt());
    statement.setString(3, accountId);
    statement.setBytes(4, Bytes.utf8(entry.peer().toString()).toByteArray());
    statement.setBytes(5, Addresses.shortHash(entry.peer().bare()));
    statement.setBytes(6, entry.message().toByteArray());
    statement.addBatch();
  }

  void execute() throws SQLException {
    statement.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
