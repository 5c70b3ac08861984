package org.simpp.server.shell;

import java.nio.file.Path;
import org.simpp.server.AdministrationException;
import org.simpp.store.CopyException;
import org.simpp.store.StoreCopies;

/** What the commands that copy the store have in common. */
final class CopyFiles {
  /** A copy that may fail. */
  @FunctionalInterface
  interface Copy<T> {
    T make() throws CopyException;
  }

  private CopyFiles() {}

  /** Relative paths begin at the data folder. */
  static Path path(String file) {
    return Path.of(System.getProperty("karaf.base", "")).resolve(file).normalize();
  }

  /** What the tables of a copy have. */
  static Listing listing(StoreCopies.Summary copied) {
    Listing listing = new Listing("table", "rows");
    for (StoreCopies.Table one : copied.tables()) {
      listing.row(one.name(), one.rows());
    }
    return listing;
  }

  static <T> T made(Copy<T> copy) throws AdministrationException {
    try {
      return copy.make();
    } catch (CopyException e) {
      throw new AdministrationException(String.valueOf(e.getMessage()), e);
    }
  }
}
