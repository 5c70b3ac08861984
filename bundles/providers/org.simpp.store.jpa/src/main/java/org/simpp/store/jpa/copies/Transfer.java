package org.simpp.store.jpa.copies;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.store.CopyException;
import org.simpp.store.StoreCopies.Summary;
import org.simpp.store.StoreCopies.Table;
import org.simpp.store.jpa.schema.Schema;

/**
 * Copies every row into another database, page by page: a page is there with the note of how far
 * the copy is, or not at all. Then every row is looked up there and compared.
 */
final class Transfer {
  private final Connection source;
  private final DataSource database;

  Transfer(Connection source, DataSource database) {
    this.source = source;
    this.database = database;
  }

  /** Whether it could be done: what would be copied. Nothing is changed. */
  Summary rehearse() throws CopyException, SQLException {
    try (Connection target = database.getConnection()) {
      requireOwnWork(target);
    }
    List<Table> tables = new ArrayList<>();
    for (TableShape table : Tables.of(source)) {
      tables.add(new Table(table.name(), new Pages(source, table).count()));
    }
    return summary(tables);
  }

  Summary run() throws CopyException, SQLException, IOException {
    try (Connection target = database.getConnection()) {
      requireOwnWork(target);
      // Noted first: a database that has tables and no note is somebody's.
      new CopyState(target).begin();
    }
    new Schema().build(database, Tables.changeSets(source));
    List<Table> copied = new ArrayList<>();
    try (Connection target = database.getConnection()) {
      List<TableShape> tables = Tables.of(source);
      requireSame(tables, Tables.of(target));
      target.setAutoCommit(false);
      CopyState state = new CopyState(target);
      for (TableShape table : tables) {
        copy(table, target, state);
      }
      for (TableShape table : tables) {
        copied.add(new Table(table.name(), compare(table, target)));
      }
      target.commit();
    }
    new Schema().upgrade(database);
    try (Connection target = database.getConnection()) {
      new CopyState(target).end();
    }
    return summary(copied);
  }

  private void copy(TableShape table, Connection target, CopyState state)
      throws SQLException, IOException {
    Pages pages = new Pages(source, table);
    @Nullable Bytes last = state.last(table.name()).orElse(null);
    List<Pages.Found> page = pages.next(last);
    while (!page.isEmpty()) {
      try (Loader loader = new Loader(target, table)) {
        for (Pages.Found one : page) {
          loader.add(one.row());
        }
        loader.flush();
      }
      Bytes reached = page.get(page.size() - 1).key();
      state.reached(table.name(), reached);
      target.commit();
      page = pages.next(reached);
    }
  }

  /** How many rows are the same on both sides; all of them. */
  private long compare(TableShape table, Connection target)
      throws SQLException, IOException, CopyException {
    Pages here = new Pages(source, table);
    Pages there = new Pages(target, table);
    long rows = 0;
    @Nullable Bytes last = null;
    try (PreparedStatement selectOne = target.prepareStatement(table.selectOne())) {
      List<Pages.Found> page = here.next(last);
      while (!page.isEmpty()) {
        for (Pages.Found one : page) {
          Optional<Bytes> copy = there.row(selectOne, one.key());
          if (copy.filter(one.row()::equals).isEmpty()) {
            throw different(table.name());
          }
          rows++;
          last = one.key();
        }
        page = here.next(last);
      }
    }
    if (there.count() != rows) {
      throw different(table.name());
    }
    return rows;
  }

  private Summary summary(List<Table> tables) throws SQLException {
    List<String> sets = Tables.changeSets(source);
    return new Summary(sets.isEmpty() ? "none" : sets.get(sets.size() - 1), tables);
  }

  private static void requireOwnWork(Connection target) throws SQLException, CopyException {
    if (!Tables.has(target, CopyState.TABLE) && !Tables.isEmpty(target)) {
      throw new CopyException(
          "the other database has tables already, and no unfinished copy of this store; it is left"
              + " as it is. Make an empty one");
    }
  }

  private static void requireSame(List<TableShape> here, List<TableShape> there)
      throws CopyException {
    List<String> ours = here.stream().map(one -> one.name() + " " + one.description()).toList();
    List<String> theirs = there.stream().map(one -> one.name() + " " + one.description()).toList();
    if (!theirs.containsAll(ours) || ours.size() != theirs.size()) {
      throw new CopyException(
          "the tables of the two databases differ: %s here, %s there".formatted(ours, theirs));
    }
  }

  private static CopyException different(String table) {
    return new CopyException(
        "the table %s is not the same on both sides: something has changed here since the copy was"
                .formatted(table)
            + " begun, or there. Make the other database anew, and drain the server first");
  }
}
