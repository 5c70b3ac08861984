package org.simpp.store.jpa.copies;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.simpp.model.Bytes;
import org.simpp.store.CopyException;
import org.simpp.store.StoreCopies.Summary;
import org.simpp.store.StoreCopies.Table;
import org.simpp.store.jpa.schema.Schema;

/**
 * Copies every row into another database, page by page: a page is there with the note of how far
 * the copy is, or not at all. Then every row is looked up there and compared, against what is here
 * by then; what has changed meanwhile is copied again, until nothing has.
 */
final class Transfer {
  /** How often all is compared before it is said that something goes on changing. */
  static final int ROUNDS = 4;

  private final Source source;
  private final DataSource database;

  /** What is copied. */
  @FunctionalInterface
  interface Source {
    /** It as it is now, whatever happens to it until the connection is closed. */
    Connection snapshot() throws SQLException;
  }

  Transfer(Source source, DataSource database) {
    this.source = source;
    this.database = database;
  }

  /** Whether it could be done: what would be copied. Nothing is changed. */
  Summary rehearse() throws CopyException, SQLException {
    try (Connection target = database.getConnection()) {
      requireOwnWork(target);
    }
    try (Connection original = source.snapshot()) {
      return summary(original, Tables.of(original));
    }
  }

  Summary run() throws CopyException, SQLException, IOException {
    try (Connection target = database.getConnection()) {
      requireOwnWork(target);
      // Noted first: a database that has tables and no note is somebody's.
      new CopyState(target).begin();
    }
    copyAll();
    Summary copied = compareAll();
    new Schema().upgrade(database);
    try (Connection target = database.getConnection()) {
      new CopyState(target).end();
    }
    return copied;
  }

  /** What an earlier attempt has copied may have changed since: it is made as it is now first. */
  private void copyAll() throws CopyException, SQLException, IOException {
    try (Connection original = source.snapshot()) {
      new Schema().build(database, Tables.changeSets(original));
      try (Connection target = database.getConnection()) {
        List<TableShape> tables = Tables.of(original);
        requireSame(tables, Tables.of(target));
        target.setAutoCommit(false);
        CopyState state = new CopyState(target);
        Mending mending = new Mending(original, target);
        mending.takeAway(tables);
        for (TableShape table : tables) {
          if (state.last(table.name()).isPresent()) {
            mending.addAndChange(table);
          } else {
            copy(original, table, target, state);
          }
        }
      }
    }
  }

  private Summary compareAll() throws CopyException, SQLException, IOException {
    List<String> changed = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      try (Connection original = source.snapshot();
          Connection target = database.getConnection()) {
        target.setAutoCommit(false);
        List<TableShape> tables = Tables.of(original);
        changed = new Mending(original, target).run(tables);
        if (changed.isEmpty()) {
          return summary(original, tables);
        }
      }
    }
    throw new CopyException(
        "something goes on changing while it is copied, here or there, in %s: drain the server, let"
                .formatted(String.join(", ", changed))
            + " nobody change anything, and give the command again");
  }

  private static void copy(
      Connection original, TableShape table, Connection target, CopyState state)
      throws SQLException, IOException {
    Pages pages = new Pages(original, table);
    List<Pages.Found> page = pages.next(null);
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

  private static Summary summary(Connection original, List<TableShape> tables) throws SQLException {
    List<Table> counted = new ArrayList<>();
    for (TableShape table : tables) {
      counted.add(new Table(table.name(), new Pages(original, table).count()));
    }
    List<String> sets = Tables.changeSets(original);
    return new Summary(sets.isEmpty() ? "none" : sets.get(sets.size() - 1), counted);
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
}
