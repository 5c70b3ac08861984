package org.simpp.itests.products;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.simpp.itests.mariadb.MariaDb;

/** A server's data folder that names a MariaDB as its database. */
final class MariaDbData {
  private static final String KEYS = "(osgi\\.jdbc\\.driver\\.class|url|user|password) =.*";

  private MariaDbData() {}

  /** The file of etc that names the database. */
  static Path file(Path data) {
    return data.resolve("etc/org.ops4j.datasource-simpp.cfg");
  }

  /** As an operator does it: a server is started once and stopped, and one file changed. */
  static void prepare(Path data, MariaDb database) throws Exception {
    database.execute("CREATE DATABASE simpp CHARACTER SET utf8mb4");
    try (RunningServer first = RunningServer.start(data)) {
      if (first.stop() != 0) {
        throw new IOException("the server on H2 did not end well; its log is " + first.log());
      }
    }
    Files.write(file(data), edited(Files.readAllLines(file(data)), database.port()));
  }

  /** The file with H2's four lines out, and those of MySQL in. */
  private static List<String> edited(List<String> lines, int port) {
    int mysql = lines.indexOf("#osgi.jdbc.driver.class = com.mysql.cj.jdbc.Driver");
    Stream<String> before =
        lines.subList(0, mysql).stream().map(line -> line.matches(KEYS) ? "#" + line : line);
    Stream<String> after =
        lines.subList(mysql, lines.size()).stream()
            .map(line -> line.matches("#" + KEYS) ? line.substring(1) : line)
            .map(line -> line.replace("127.0.0.1:3306", "127.0.0.1:" + port))
            .map(line -> line.replace("password = SECRET", "password = " + MariaDb.PASSWORD));
    return Stream.concat(before, after).toList();
  }
}
