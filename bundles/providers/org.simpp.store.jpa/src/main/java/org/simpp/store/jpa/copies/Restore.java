package org.simpp.store.jpa.copies;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.simpp.store.CopyException;
import org.simpp.store.StoreCopies.Summary;
import org.simpp.store.StoreCopies.Table;
import org.simpp.store.jpa.schema.Schema;

/** Puts a backup into an empty database, and compares what is in it then with the file. */
final class Restore {
  private final DataSource database;
  private final Path file;

  Restore(DataSource database, Path file) {
    this.database = database;
    this.file = file;
  }

  /** First the schema that the backup has, then its rows, then the schema of this version. */
  Summary run() throws CopyException {
    try {
      BackupFile.Manifest manifest = BackupFile.manifest(file);
      Schema schema = new Schema();
      schema.build(database, manifest.changeSets());
      Summary summary;
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        Map<String, TableShape> tables =
            Tables.of(connection).stream()
                .collect(Collectors.toMap(TableShape::name, Function.identity()));
        summary = load(connection, manifest, tables);
        connection.commit();
        for (BackupFile.Content content : manifest.contents()) {
          compare(connection, content, shape(tables, content));
        }
      }
      schema.upgrade(database);
      return summary;
    } catch (IOException | SQLException failed) {
      throw new CopyException(
          "the backup %s cannot be restored: %s".formatted(file, failed.getMessage()), failed);
    }
  }

  private Summary load(
      Connection connection, BackupFile.Manifest manifest, Map<String, TableShape> tables)
      throws IOException, SQLException {
    List<Table> loaded = new ArrayList<>();
    for (BackupFile.Content content : manifest.contents()) {
      TableShape table = shape(tables, content);
      if (new Pages(connection, table).count() > 0) {
        throw new SQLException("the database is not empty; it is left as it is");
      }
      try (Loader loader = new Loader(connection, table)) {
        BackupFile.read(file, content, loader::add);
        loader.flush();
      }
      loaded.add(new Table(content.table(), content.rows()));
    }
    int sets = manifest.changeSets().size();
    return new Summary(sets == 0 ? "none" : manifest.changeSets().get(sets - 1), loaded);
  }

  /** Each row of the file is looked up by its key. */
  private void compare(Connection connection, BackupFile.Content content, TableShape table)
      throws IOException, SQLException {
    Pages pages = new Pages(connection, table);
    try (PreparedStatement selectOne = connection.prepareStatement(table.selectOne())) {
      BackupFile.read(
          file,
          content,
          row -> {
            if (pages.row(selectOne, table.keyOf(row)).filter(row::equals).isEmpty()) {
              throw new SQLException("a row of " + content.table() + " is not as it was written");
            }
          });
    }
    if (pages.count() != content.rows()) {
      throw new SQLException("the table " + content.table() + " has other rows than were written");
    }
  }

  private static TableShape shape(Map<String, TableShape> tables, BackupFile.Content content)
      throws SQLException {
    TableShape table = tables.get(content.table());
    if (table == null || !table.description().equals(content.columns())) {
      throw new SQLException("the table " + content.table() + " has other columns here");
    }
    return table;
  }
}
