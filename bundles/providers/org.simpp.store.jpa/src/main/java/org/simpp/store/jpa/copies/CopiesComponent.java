package org.simpp.store.jpa.copies;

import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jdbc.DataSourceFactory;
import org.simpp.store.CopyException;
import org.simpp.store.StoreCopies;

/** The copies of the server's own database. */
@Component(service = StoreCopies.class)
public final class CopiesComponent implements StoreCopies {
  private static final Map<String, String> DRIVERS =
      Map.of("jdbc:h2:", "org.h2.Driver", "jdbc:mysql:", "com.mysql.cj.jdbc.Driver");

  private final Map<String, DataSourceFactory> factories = new ConcurrentHashMap<>();
  private final Copies copies;

  @Activate
  public CopiesComponent(@Reference(target = "(dataSourceName=simpp)") DataSource database) {
    String data = System.getProperty("karaf.data", "data");
    copies = new Copies(database, this::driver, Path.of(data, "tmp"));
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bind(DataSourceFactory factory, Map<String, Object> properties) {
    Object name = properties.get(DataSourceFactory.OSGI_JDBC_DRIVER_CLASS);
    if (name != null) {
      factories.put(name.toString(), factory);
    }
  }

  void unbind(DataSourceFactory factory) {
    factories.values().remove(factory);
  }

  @Override
  public Summary write(Path file) throws CopyException {
    return copies.write(file);
  }

  @Override
  public Summary rehearse(Path file) throws CopyException {
    return copies.rehearse(file);
  }

  @Override
  public Summary migrate(Target target, boolean rehearses) throws CopyException {
    return copies.migrate(target, rehearses);
  }

  private Driver driver(String url) throws CopyException {
    for (Map.Entry<String, String> one : DRIVERS.entrySet()) {
      DataSourceFactory factory = factories.get(one.getValue());
      if (url.startsWith(one.getKey()) && factory != null) {
        try {
          return factory.createDriver(new Properties());
        } catch (SQLException e) {
          throw new CopyException("the driver for " + one.getKey() + " does not start", e);
        }
      }
    }
    throw new CopyException(
        "nothing here speaks to that database; an address begins with jdbc:h2: or jdbc:mysql:");
  }
}
