package org.simpp.store;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Copies all that is kept: into a file, from a file into a scratch database, into another database.
 * An OSGi service that is there with the stores. Every method blocks.
 */
@ProviderType
public interface StoreCopies {
  /**
   * One table of a copy.
   *
   * @param rows how many of its rows are in the copy
   */
  record Table(String name, long rows) {}

  /**
   * What was copied.
   *
   * @param schema the last change set of its schema
   * @param tables in the order in which they are copied
   */
  record Summary(String schema, List<Table> tables) {
    public Summary {
      tables = List.copyOf(tables);
    }

    public long rows() {
      return tables.stream().mapToLong(Table::rows).sum();
    }
  }

  /**
   * Another database, whose tables are made where it has none.
   *
   * @param url for JDBC, of H2 or MySQL
   */
  record Target(String url, String user, String password) {
    /** Shows neither user nor password. */
    @Override
    public String toString() {
      return "Target[" + url.replaceAll("(?i)(password=)[^&;]*", "$1***") + "]";
    }
  }

  /**
   * Writes all that is kept at one instant into {@code file}, which must not be there, while the
   * stores are used.
   */
  Summary write(Path file) throws CopyException;

  /**
   * Reads a file that was written so, by this version or an earlier one, into a database made for
   * that and thrown away again; every row is read back and compared.
   */
  Summary rehearse(Path file) throws CopyException;

  /**
   * Copies all that is kept into {@code target} and compares every row. What was interrupted goes
   * on where it was. What changes here meanwhile is copied again, until nothing has changed.
   *
   * @param rehearses looks whether it could be done, and changes nothing
   * @throws CopyException if it cannot be reached, holds anything but an unfinished copy of this
   *     store, or something goes on changing
   */
  Summary migrate(Target target, boolean rehearses) throws CopyException;
}
