package org.simpp.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.model.Jid;
import org.simpp.store.StoreException;
import org.simpp.store.StoreException.Reason;

class TransactionsTest {
  private static final Jid ALICE = Jid.of("alice@simpp.local");

  @TempDir Path folder;

  @Test
  void databaseThatWentAway_isUnavailable() throws Exception {
    try (Database database = Database.open(folder)) {
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      }
      org.h2.store.fs.FileUtils.delete(Database.file(folder) + ".mv.db");
      java.nio.file.Files.createDirectory(Path.of(Database.file(folder) + ".mv.db"));

      StoreException refused =
          catchThrowableOfType(
              StoreException.class, () -> database.stores().accounts().find(ALICE));

      assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
      assertThat(refused).hasMessageContaining("looking for the account alice@simpp.local");
    }
  }

  @Test
  void failedWork_leavesNothing() throws Exception {
    try (Database database = Database.open(folder)) {
      database.stores().accounts().create(ALICE, Instant.EPOCH, List.of());

      StoreException refused =
          catchThrowableOfType(
              StoreException.class,
              () -> database.stores().accounts().create(ALICE, Instant.EPOCH, List.of()));

      assertThat(refused.reason()).isEqualTo(Reason.EXISTS);
      assertThat(database.stores().accounts().count()).isOne();
    }
  }
}
