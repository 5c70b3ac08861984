package org.simpp.store.jpa.copies;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;

/**
 * Compares every row of two databases with the same tables, and makes those of the copy as those of
 * the original are: what has changed there since it was copied.
 */
final class Mending {
  private final Connection original;
  private final Connection copy;

  /**
   * Of two databases.
   *
   * @param original is only read, and shows one instant
   * @param copy commits page by page
   */
  Mending(Connection original, Connection copy) {
    this.original = original;
    this.copy = copy;
  }

  /**
   * Mends all of them.
   *
   * @param tables each after those that it refers to
   * @return the names of those that were not the same
   */
  List<String> run(List<TableShape> tables) throws SQLException, IOException {
    List<String> differed = takeAway(tables);
    for (TableShape table : tables) {
      if (addAndChange(table) && !differed.contains(table.name())) {
        differed.add(table.name());
      }
    }
    return differed;
  }

  /**
   * Takes away the rows that the original has no more.
   *
   * @return the names of the tables that had any
   */
  List<String> takeAway(List<TableShape> tables) throws SQLException, IOException {
    List<String> differed = new ArrayList<>();
    for (int i = tables.size() - 1; i >= 0; i--) {
      if (takeAway(tables.get(i))) {
        differed.add(tables.get(i).name());
      }
    }
    return differed;
  }

  /** Rows that the original has no more; whether there were any. */
  private boolean takeAway(TableShape table) throws SQLException, IOException {
    Pages here = new Pages(original, table);
    Pages there = new Pages(copy, table);
    boolean found = false;
    try (PreparedStatement selectOne = original.prepareStatement(table.selectOne());
        PreparedStatement delete = copy.prepareStatement(table.delete())) {
      @Nullable Bytes last = null;
      List<Pages.Found> page = there.next(last);
      while (!page.isEmpty()) {
        for (Pages.Found one : page) {
          last = one.key();
          if (here.row(selectOne, one.key()).isEmpty()) {
            table.bindKey(delete, one.key());
            delete.executeUpdate();
            found = true;
          }
        }
        copy.commit();
        page = there.next(last);
      }
    }
    return found;
  }

  /** Rows that are new in the original or others than in the copy; whether there were any. */
  boolean addAndChange(TableShape table) throws SQLException, IOException {
    Pages here = new Pages(original, table);
    Pages there = new Pages(copy, table);
    boolean found = false;
    try (PreparedStatement selectOne = copy.prepareStatement(table.selectOne());
        PreparedStatement update = copy.prepareStatement(table.update());
        Loader loader = new Loader(copy, table)) {
      @Nullable Bytes last = null;
      List<Pages.Found> page = here.next(last);
      while (!page.isEmpty()) {
        for (Pages.Found one : page) {
          last = one.key();
          Optional<Bytes> copied = there.row(selectOne, one.key());
          if (copied.isEmpty()) {
            loader.add(one.row());
            found = true;
          } else if (!copied.get().equals(one.row())) {
            table.bindUpdate(update, one);
            update.executeUpdate();
            found = true;
          }
        }
        loader.flush();
        copy.commit();
        page = here.next(last);
      }
    }
    return found;
  }
}
