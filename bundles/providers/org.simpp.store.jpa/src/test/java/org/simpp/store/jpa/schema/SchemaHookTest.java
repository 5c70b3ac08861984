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

class SchemaHookTest {
  @TempDir Path folder;
  private final SchemaHook hook = new SchemaHook();

  @Test
  void trouble_lastsUntilTheDatabaseIsThere() throws Exception {
    byte[] noise = new byte[100_000];
    Arrays.fill(noise, (byte) 0x5a);
    Path file = Files.write(folder.resolve("simpp.mv.db"), noise);
    assertThat(hook.trouble()).isEmpty();

    assertThatThrownBy(() -> hook.prepare(database())).isInstanceOf(SQLException.class);
    assertThat(hook.trouble()).hasValueSatisfying(why -> assertThat(why).contains("backup"));

    Files.delete(file);
    hook.prepare(database());
    assertThat(hook.trouble()).isEmpty();
  }

  private JdbcDataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + folder.resolve("simpp").toAbsolutePath());
    database.setUser("simpp");
    return database;
  }
}
