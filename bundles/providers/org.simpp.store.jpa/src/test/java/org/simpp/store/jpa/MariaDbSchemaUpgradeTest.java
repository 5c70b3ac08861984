package org.simpp.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.simpp.store.jpa.schema.Schema;

class MariaDbSchemaUpgradeTest extends SchemaUpgradeScenarios {
  @RegisterExtension static final SharedMariaDb SHARED = new SharedMariaDb();

  @Override
  DataSource empty(Path folder) throws Exception {
    return SHARED.emptyDatabase("upgrade");
  }

  @Override
  void dispose(DataSource source) {
    ((HikariDataSource) source).close();
  }

  @Test
  void serversThatStartAtTheSameTime_upgradeOneAfterTheOther() throws Exception {
    ExecutorService starters = Executors.newFixedThreadPool(2);
    try (HikariDataSource first = SHARED.emptyDatabase("together");
        HikariDataSource second = SHARED.pool("together", 2)) {
      List<Callable<Boolean>> starts = List.of(() -> upgrade(first), () -> upgrade(second));

      for (Future<Boolean> started : starters.invokeAll(starts)) {
        assertThat(started.get()).isTrue();
      }
    } finally {
      starters.shutdownNow();
    }
  }

  private static boolean upgrade(DataSource source) throws Exception {
    new Schema().upgrade(source);
    return true;
  }
}
