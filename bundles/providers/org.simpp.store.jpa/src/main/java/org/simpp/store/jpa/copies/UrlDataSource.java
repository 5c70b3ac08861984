package org.simpp.store.jpa.copies;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.simpp.store.StoreCopies.Target;

/** A database by its address; each connection is a new one. */
final class UrlDataSource implements DataSource {
  private final Driver driver;
  private final Target target;

  UrlDataSource(Driver driver, Target target) {
    this.driver = driver;
    this.target = target;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(target.user(), target.password());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    Connection connection = driver.connect(target.url(), properties);
    if (connection == null) {
      throw new SQLException("the driver does not know " + target);
    }
    return connection;
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException("nothing is logged");
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("nothing is logged");
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("the url says how long is waited");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("nothing is logged");
  }

  @Override
  public <T> T unwrap(Class<T> kind) throws SQLException {
    throw new SQLException("this is no " + kind.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> kind) {
    return false;
  }
}
