package org.simpp.store.jpa.schema;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.ops4j.pax.jdbc.hook.PreHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.simpp.store.jpa.availability.Availability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Upgrades the schema before Pax JDBC publishes the DataSource whose configuration says {@code
 * ops4j.preHook = simpp-schema}; where that fails, it is not published, and the server has no
 * store.
 */
@Component(service = PreHook.class, property = "name=simpp-schema")
public final class SchemaHook implements PreHook {
  private static final Logger log = LoggerFactory.getLogger(SchemaHook.class);

  /** How often the pool may say that its first connection is not there yet. */
  private static final int TRIES = 5;

  private final Schema schema = new Schema();
  private final Availability availability;

  @Activate
  public SchemaHook(@Reference Availability availability) {
    this.availability = availability;
  }

  @Override
  public void prepare(DataSource database) throws SQLException {
    try {
      awaitAnswer(database);
      schema.requireFinished(database);
      schema.upgrade(database);
      availability.prepared();
    } catch (SQLException refused) {
      String why = Trouble.explain(refused);
      availability.refuse(why);
      log.error("{}", why, refused);
      throw refused;
    }
  }

  /**
   * Returns when there is a connection. Where the pool's patience ends and names no cause, nothing
   * has failed: on a busy machine the file is still being opened.
   */
  private static void awaitAnswer(DataSource database) throws SQLException {
    for (int tries = 1; ; tries++) {
      try {
        database.getConnection().close();
        return;
      } catch (SQLTransientConnectionException late) {
        if (late.getCause() != null || tries == TRIES) {
          throw late;
        }
        log.info("the database has not answered yet; it is waited for");
      }
    }
  }
}
