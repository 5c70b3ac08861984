package org.simpp.store.jpa.copies;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.simpp.store.CopyException;
import org.simpp.store.StoreCopies.Summary;
import org.simpp.store.StoreCopies.Target;

/** Restores a backup while no server runs: for {@code ./run restore}. */
public final class RestoreTool {
  private RestoreTool() {}

  /**
   * Restores into the empty database that a server's configuration names.
   *
   * @param arguments the server's data folder and the backup
   */
  public static void main(String[] arguments) {
    try {
      Path data = Path.of(arguments[0]);
      Summary done = restore(data, Path.of(arguments[1]));
      done.tables().forEach(one -> System.out.println(one.name() + "  " + one.rows()));
      System.out.println("OK: " + done.rows() + " rows restored and compared");
    } catch (CopyException | IOException | SQLException e) {
      System.err.println("simpp: " + e.getMessage());
      System.exit(1);
    }
  }

  private static Summary restore(Path data, Path file)
      throws CopyException, IOException, SQLException {
    Properties configured = new Properties();
    try (Reader in = Files.newBufferedReader(data.resolve("etc/org.ops4j.datasource-simpp.cfg"))) {
      configured.load(in);
    }
    String url =
        configured.getProperty("url", "").strip().replace("${karaf.base}", data.toString());
    Target target =
        new Target(
            url,
            configured.getProperty("user", "").strip(),
            configured.getProperty("password", "").strip());
    Driver driver = DriverManager.getDriver(url);
    return new Restore(new UrlDataSource(driver, target), file).run();
  }
}
