package org.simpp.store.jpa.copies;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.simpp.store.CopyException;
import org.simpp.store.StoreCopies;

/** Copies of one database, each of what it held at one instant. */
final class Copies implements StoreCopies {
  /**
   * H2's own level, beyond those of JDBC: a transaction sees what was committed before it began.
   */
  private static final int H2_SNAPSHOT = 6;

  /** Finds what speaks to a database. */
  @FunctionalInterface
  interface Drivers {
    Driver of(String url) throws CopyException;
  }

  private final DataSource database;
  private final Drivers drivers;
  private final Path scratch;

  /**
   * @param scratch the folder for databases that are thrown away again
   */
  Copies(DataSource database, Drivers drivers, Path scratch) {
    this.database = database;
    this.drivers = drivers;
    this.scratch = scratch;
  }

  @Override
  public Summary write(Path file) throws CopyException {
    try (Connection snapshot = snapshot()) {
      try {
        return summary(BackupFile.write(file, snapshot));
      } finally {
        snapshot.rollback();
      }
    } catch (FileAlreadyExistsException e) {
      throw new CopyException("there is a file " + file + " already; name another", e);
    } catch (IOException | SQLException e) {
      throw new CopyException(
          "the backup %s was not written: %s; nothing of it is left"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  @Override
  public Summary rehearse(Path file) throws CopyException {
    if (!Files.isReadable(file)) {
      throw new CopyException("there is no backup " + file + " that can be read");
    }
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(scratch), "rehearsal");
      try {
        Target target = new Target("jdbc:h2:file:" + folder.resolve("scratch"), "simpp", "");
        return new Restore(new UrlDataSource(drivers.of(target.url()), target), file).run();
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new CopyException(
          "there is no room for a scratch database in %s: %s".formatted(scratch, e.getMessage()),
          e);
    }
  }

  @Override
  public Summary migrate(Target target, boolean rehearses) throws CopyException {
    DataSource other = new UrlDataSource(drivers.of(target.url()), target);
    try {
      Transfer transfer = new Transfer(this::snapshot, other);
      return rehearses ? transfer.rehearse() : transfer.run();
    } catch (IOException | SQLException e) {
      throw new CopyException(
          "the copy was not finished: %s; mend that and give the command again, it goes on where it was"
              .formatted(e.getMessage()),
          e);
    }
  }

  /** A connection that sees one instant of the database for as long as it is not committed. */
  private Connection snapshot() throws SQLException {
    Connection connection = database.getConnection();
    try {
      boolean isH2 = connection.getMetaData().getDatabaseProductName().equals("H2");
      connection.setTransactionIsolation(
          isH2 ? H2_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      if (!isH2) {
        try (Statement begin = connection.createStatement()) {
          begin.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
        }
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static Summary summary(BackupFile.Manifest manifest) {
    List<String> sets = manifest.changeSets();
    return new Summary(
        sets.isEmpty() ? "none" : sets.get(sets.size() - 1),
        manifest.contents().stream().map(one -> new Table(one.table(), one.rows())).toList());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
