package org.simpp.store.jpa.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.store.jpa.availability.Availability;

class SchemaHookTest {
  @TempDir Path folder;
  private final Availability availability = new Availability();
  private final SchemaHook hook = new SchemaHook(availability);

  @Test
  void trouble_lastsUntilTheDatabaseIsThere() throws Exception {
    byte[] noise = new byte[100_000];
    Arrays.fill(noise, (byte) 0x5a);
    Path file = Files.write(folder.resolve("simpp.mv.db"), noise);
    assertThat(availability.trouble()).isEmpty();

    assertThatThrownBy(() -> hook.prepare(database())).isInstanceOf(SQLException.class);
    assertThat(availability.trouble())
        .hasValueSatisfying(why -> assertThat(why).contains("backup"));

    Files.delete(file);
    hook.prepare(database());
    assertThat(availability.trouble()).isEmpty();
  }

  private JdbcDataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + folder.resolve("simpp").toAbsolutePath());
    database.setUser("simpp");
    return database;
  }
}
