package org.simpp.store.jpa.schema;

import java.sql.SQLException;
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

  private final Schema schema = new Schema();
  private final Availability availability;

  @Activate
  public SchemaHook(@Reference Availability availability) {
    this.availability = availability;
  }

  @Override
  public void prepare(DataSource database) throws SQLException {
    try {
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
}
