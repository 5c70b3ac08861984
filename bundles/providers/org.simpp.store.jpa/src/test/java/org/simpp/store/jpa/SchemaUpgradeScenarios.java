package org.simpp.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.ArchiveEntry;
import org.simpp.store.ArchiveEntry.Place;
import org.simpp.store.ArchiveId;
import org.simpp.store.ArchiveQuery;
import org.simpp.store.ArchiveStore.End;
import org.simpp.store.HeldStanza;
import org.simpp.store.RosterItem;
import org.simpp.store.Stores;
import org.simpp.store.jpa.rows.Addresses;
import org.simpp.store.jpa.schema.Schema;

/** A database that another version of the server has left behind. */
abstract class SchemaUpgradeScenarios {
  private static final Jid ALICE = Jid.of("alice@simpp.local");
  private static final Jid RARE = Jid.of("𠮷野@simpp.local/Büro");
  private static final String NAME = "😀 吉田 or 𠮷田";
  private static final String STANZA = "<message><body>你好 😀</body></message>";
  private static final long MOMENT = 1_167_609_600_123L;

  /** The change sets of an earlier version: up to {@code 0003-held-stanzas}. */
  private static final int EARLIER = 4;

  /** Those up to {@code 0010-origins-of-held-stanzas}. */
  private static final int SINGLE_ARCHIVES = 11;

  @TempDir private Path folder;
  private DataSource source;

  /** An empty database, on a server of its kind. */
  abstract DataSource empty(Path folder) throws Exception;

  abstract void dispose(DataSource source);

  @BeforeEach
  void open() throws Exception {
    source = empty(folder);
  }

  @AfterEach
  void close() {
    dispose(source);
  }

  @Test
  void earlierVersion_isUpgradedWithItsRows() throws Exception {
    apply(EARLIER);
    fill();
    assertThat(columns()).doesNotContain("roster_item.pending_request");
    Map<String, List<String>> before = rows();

    new Schema().upgrade(source);

    assertThat(columns()).contains("roster_item.pending_request");
    Map<String, List<String>> after = rows();
    Set.of("account", "credential", "invitation", "registered_keys", "roster_group")
        .forEach(table -> assertThat(after.get(table)).as(table).isEqualTo(before.get(table)));
    assertThat(before.get("account")).as("a row to compare").hasSize(1);
    try (Database database = new Database(source, () -> {})) {
      assertThatEverythingIsThere(database.stores());
    }
  }

  /** Up to {@code 0010-origins-of-held-stanzas}, a message was archived once for each account. */
  @Test
  void archiveOfAnEarlierVersion_isTakenAlong() throws Exception {
    apply(SINGLE_ARCHIVES);
    String account = "f1e2d3c4-b5a6-4788-9900-aabbccddeeff";
    insert("account", account, ALICE.toString(), Addresses.hash(ALICE), MOMENT, 1L, 0L, 1L);
    ArchiveId id = new ArchiveId(ArchiveId.first(Instant.ofEpochMilli(MOMENT)) + 7, -5);
    insert(
        "archived_message",
        id.position(),
        id.salt(),
        account,
        Bytes.utf8(RARE.toString()).toByteArray(),
        Addresses.shortHash(RARE.bare()),
        Bytes.utf8(STANZA).toByteArray());

    new Schema().upgrade(source);

    ArchiveQuery withHim = new ArchiveQuery(RARE.bare(), 0, Long.MAX_VALUE, Set.of());
    try (Database database = new Database(source, () -> {})) {
      assertThat(database.stores().archive().find(ALICE, withHim, End.NEWEST, 10))
          .containsExactly(
              new ArchiveEntry(id, Bytes.utf8(STANZA), List.of(new Place(ALICE, RARE))));
    }
  }

  private static void assertThatEverythingIsThere(Stores stores) throws Exception {
    assertThat(stores.accounts().find(ALICE))
        .hasValueSatisfying(
            account -> {
              assertThat(account.created().toEpochMilli()).isEqualTo(MOMENT);
              assertThat(account.credentials()).containsExactly("SCRAM-SHA-256");
            });
    assertThat(stores.rosters().find(ALICE, RARE))
        .contains(
            new RosterItem(
                RARE, NAME, Set.of("朋友 😀"), "both", false, true, Bytes.empty(), false, true));
    assertThat(stores.heldStanzas().waiting(ALICE, 0, 10))
        .extracting(HeldStanza::xml)
        .containsExactly(Bytes.utf8(STANZA));
  }

  @Test
  void everyEarlierVersion_getsTheSameSchema() throws Exception {
    new Schema().upgrade(source);
    Set<String> wanted = columns();
    int versions = rows().get("databasechangelog").size();
    assertThat(versions).isGreaterThan(EARLIER);
    for (int version = 0; version < versions; version++) {
      dispose(source);
      source = empty(folder.resolve("" + version));
      apply(version);

      new Schema().upgrade(source);

      assertThat(columns()).as("from %d change sets", version).isEqualTo(wanted);
    }
  }

  @Test
  void newerVersion_isRefusedAndLeftUntouched() throws Exception {
    new Schema().upgrade(source);
    fill();
    execute("ALTER TABLE account ADD COLUMN later VARCHAR(10)");
    execute(
        "INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE)"
            + " VALUES ('9999-later', 'simpp', 'db/changelog.xml', CURRENT_TIMESTAMP, 99, 'EXECUTED')");
    execute("UPDATE schema_state SET changelog_hash = 'a newer one'");
    Map<String, List<String>> before = rows();
    Set<String> columns = columns();

    assertThatThrownBy(() -> new Schema().upgrade(source))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("newer version")
        .hasMessageContaining("9999-later");

    assertThat(rows()).isEqualTo(before);
    assertThat(columns()).isEqualTo(columns);
  }

  @Test
  void upgradeThatWasKilled_doesNotBlockTheNext() throws Exception {
    apply(EARLIER);
    execute("UPDATE DATABASECHANGELOGLOCK SET LOCKED = TRUE, LOCKGRANTED = CURRENT_TIMESTAMP");

    new Schema().upgrade(source);

    assertThat(columns()).contains("roster_item.pending_request");
  }

  /** Applies the first change sets alone, as the version did whose last one that is. */
  private void apply(int changeSets) throws Exception {
    if (changeSets == 0) {
      return;
    }
    try (Connection connection = source.getConnection()) {
      Scope.child(
          Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
          () -> {
            Liquibase liquibase =
                new Liquibase(
                    "db/changelog.xml",
                    new ClassLoaderResourceAccessor(),
                    DatabaseFactory.getInstance()
                        .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            liquibase.update(changeSets, new Contexts(), new LabelExpression());
          });
    }
    execute("INSERT INTO schema_state (changelog_hash) VALUES ('of an earlier version')");
  }

  /** Rows as the earlier version wrote them; by SQL, since that version is not here to ask. */
  private void fill() throws SQLException {
    insert("account", "a", ALICE.toString(), Addresses.hash(ALICE), MOMENT, 1L, 0L, 1L);
    byte[] bytes = {1, 0, -1};
    insert("credential", "c", "a", "SHA-256", bytes, 10_000, bytes, bytes);
    insert("registered_keys", "k", "a", 0x0702, bytes, bytes, bytes, MOMENT);
    insert("invitation", "00ff", ALICE.toString(), Addresses.hash(ALICE), MOMENT);
    execute(
        "INSERT INTO roster_item (id, account_id, contact, contact_hash, contact_name, subscription,"
            + " pending_out, pending_in, pre_approved, listed, changed_in)"
            + " VALUES ('i', 'a', ?, ?, ?, 'both', FALSE, TRUE, FALSE, TRUE, 1)",
        RARE.toString(),
        Addresses.hash(RARE),
        NAME);
    insert("roster_group", "i", "朋友 😀");
    execute(
        "INSERT INTO held_stanza (id, account_id, arrival, received_at, stanza)"
            + " VALUES ('h', 'a', 1, ?, ?)",
        MOMENT,
        STANZA.getBytes(StandardCharsets.UTF_8));
  }

  private void insert(String table, Object... values) throws SQLException {
    execute("INSERT INTO " + table + " VALUES (?" + ", ?".repeat(values.length - 1) + ")", values);
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  /** Every row of every table, by the table's name in lower case. */
  private Map<String, List<String>> rows() throws SQLException {
    Map<String, List<String>> all = new TreeMap<>();
    try (Connection connection = source.getConnection()) {
      for (String table : tables(connection)) {
        all.put(lower(table), rows(connection, table));
      }
    }
    return all;
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
      ResultSetMetaData columns = result.getMetaData();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.append(text(result.getObject(i))).append('|');
        }
        rows.add(row.toString());
      }
    }
    rows.sort(null);
    return rows;
  }

  private static String text(Object value) throws SQLException {
    if (value instanceof Blob blob) {
      return text(blob.getBytes(1, (int) blob.length()));
    }
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : "" + value;
  }

  private Set<String> columns() throws SQLException {
    Set<String> all = new java.util.TreeSet<>();
    try (Connection connection = source.getConnection()) {
      for (String table : tables(connection)) {
        try (ResultSet found =
            connection
                .getMetaData()
                .getColumns(connection.getCatalog(), connection.getSchema(), table, null)) {
          while (found.next()) {
            all.add(lower(table) + "." + lower(found.getString("COLUMN_NAME")));
          }
        }
      }
    }
    return all;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> all = new ArrayList<>();
    try (ResultSet found =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(),
                connection.getSchema(),
                null,
                new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        all.add(found.getString("TABLE_NAME"));
      }
    }
    return all;
  }

  private static String lower(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }
}
