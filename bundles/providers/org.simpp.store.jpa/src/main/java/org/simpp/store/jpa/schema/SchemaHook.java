package org.simpp.store.jpa.schema;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ops4j.pax.jdbc.hook.PreHook;
import org.osgi.service.component.annotations.Component;
import org.simpp.store.StoreStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Upgrades the schema before Pax JDBC publishes the DataSource whose configuration says {@code
 * ops4j.preHook = simpp-schema}; where that fails, it is not published, and the server has no
 * store.
 */
@Component(
    // what it has found lasts longer than the call
    immediate = true,
    service = {PreHook.class, StoreStatus.class},
    property = "name=simpp-schema")
public final class SchemaHook implements PreHook, StoreStatus {
  private static final Logger log = LoggerFactory.getLogger(SchemaHook.class);

  private final Schema schema = new Schema();
  private volatile @Nullable String trouble;

  @Override
  public void prepare(DataSource database) throws SQLException {
    try {
      schema.upgrade(database);
      trouble = null;
    } catch (SQLException refused) {
      String why = Trouble.explain(refused);
      trouble = why;
      log.error("{}", why, refused);
      throw refused;
    }
  }

  @Override
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }
}
