package org.simpp.client.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.client.directory.Found;
import org.simpp.client.directory.Level;
import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.directory.Person;
import org.simpp.client.directory.Unit;
import org.simpp.client.settings.ChosenSettings;
import org.simpp.client.settings.KnownSettings;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/** People in a real OpenLDAP server. */
@Timeout(120)
class LdapDirectoryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @TempDir static Path folder;
  private static LdapServer server;

  private final ChosenSettings settings = new ChosenSettings();
  private final LdapDirectory directory = new LdapDirectory(settings, PATIENCE);

  @BeforeAll
  static void serve() throws Exception {
    server =
        LdapServer.start(
            folder.resolve("server"),
            Office.ldif(),
            "ip:127.0.0.1",
            "limits * size.soft=500 size.hard=500 size.prtotal=unlimited");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void choose() {
    settings.put(KnownSettings.DIRECTORY_SERVER, server.tls());
    settings.put(KnownSettings.DIRECTORY_BASE, Office.BASE);
    settings.put(KnownSettings.DIRECTORY_AUTHORITIES, server.certificate().toString());
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @ParameterizedTest
  @CsvSource({
    "小明, ming",
    "王小, ming",
    "ANNA, anna.lin",
    "lin anna, anna.lin",
    "工程師 王, ming",
    "5678, ming",
    "ming@harb, ming",
    "a*b, zoe",
    "(a*b), zoe",
    "'\"Q\" zoë', zoe",
    "Hydraulics, anna.lin"
  })
  void person_isFoundByWhatStandsAnywhere(String query, String account) throws Exception {
    Found found = found(query);
    assertThat(found.people())
        .extracting(Person::address)
        .containsExactly(Jid.of(account + "@harbour.example"));
    assertThat(found.isComplete()).isTrue();
  }

  /** Each would find everybody, or break the filter, if it were read as one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "**",
        "*)(mail=*",
        "a**b",
        "\\2a",
        "wor*er",
        "x)(|(cn=*",
        "\u0000\u0000",
        "&(",
        "))"
      })
  void whatSomebodyTypes_isNeverAFilter(String query) throws Exception {
    assertThat(found(query)).isEqualTo(new Found(List.of(), true));
  }

  @Test
  void person_isShownWithWhatTheDirectorySays() throws Exception {
    Person ming = found("王小明").people().get(0);
    assertThat(ming)
        .isEqualTo(
            new Person("王小明", Jid.of("ming@harbour.example"), "研發部", "資深工程師", "+886 2 1234 5678"));
    Person anna = found("Anna").people().get(0);
    assertThat(anna.unit()).as("without what turns or breaks the line").isEqualTo("Hydraulics  2");
    assertThat(found("Nobody").people()).as("there is no address to write to").isEmpty();
    assertThat(found("Nowhere").people()).as("what is given for one is none").isEmpty();
  }

  @Test
  void attributes_areThoseOfTheSettings() throws Exception {
    settings.put(KnownSettings.DIRECTORY_ADDRESS, "labeledURI");
    settings.put(KnownSettings.DIRECTORY_NAME, "sn");
    Person anna = found("Hydraulics").people().get(0);
    assertThat(anna.address()).isEqualTo(Jid.of("anna@chat.example"));
    assertThat(anna.name()).isEqualTo("Lin");
  }

  @Test
  void moreThanIsAskedFor_isSaidToBeMore() throws Exception {
    Found found = get(directory.find("worker", 20));
    assertThat(found.people()).hasSize(20);
    assertThat(found.isComplete()).isFalse();
    assertThat(get(directory.find("worker", PeopleDirectory.MAX_FOUND)).people()).hasSize(500);
  }

  @Test
  void organisation_isOpenedLevelByLevel() throws Exception {
    Unit all = directory.organisation().orElseThrow();
    assertThat(all.name()).isEqualTo("港務局");
    Level top = get(directory.open(all));
    assertThat(top.people()).isEmpty();
    assertThat(top.units())
        .extracting(Unit::name)
        .containsExactlyInAnyOrder("研發部", "Yard", "Crew", "R+D, \"Tools\" (a*b)");
    assertThat(names(open(top, "研發部"))).containsExactlyInAnyOrder("王小明", "Anna Lin");
    assertThat(names(open(top, "R+D, \"Tools\" (a*b)"))).containsExactly("Zoë \"Q\" (a*b)");
    assertThat(open(top, "Yard").units()).extracting(Unit::name).containsExactly("Night shift");
  }

  /** The server gives 500 at once: the rest comes page by page. */
  @Test
  void largeUnit_isReadInPagesAndNotWithoutEnd() throws Exception {
    Level yard = get(directory.open(new Unit(Office.unit("Yard"), "Yard")));
    assertThat(yard.people()).hasSize(Office.YARD);
    assertThat(yard.isComplete()).isTrue();
    Level crew = get(directory.open(new Unit(Office.unit("Crew"), "Crew")));
    assertThat(crew.people()).hasSize(PeopleDirectory.MAX_LEVEL);
    assertThat(crew.isComplete()).isFalse();
  }

  @Test
  void startTls_isAskedForWhereTheConnectionBeginsWithoutTls() throws Exception {
    settings.put(KnownSettings.DIRECTORY_SERVER, server.plain());
    assertThat(found("王小明").people()).hasSize(1);
    settings.put(KnownSettings.DIRECTORY_AUTHORITIES, "");
    assertThat(trouble("王小明").cause()).isEqualTo(Cause.DIRECTORY_UNTRUSTED);
  }

  @Test
  void certificate_isJudgedByThePlatformsAuthoritiesOrThoseOfTheFile() throws Exception {
    settings.put(KnownSettings.DIRECTORY_AUTHORITIES, "");
    assertThat(trouble("王小明"))
        .extracting(Trouble::cause, Trouble::parameters)
        .containsExactly(Cause.DIRECTORY_UNTRUSTED, List.of(server.tls().replace("ldaps://", "")));
    Path none = Files.writeString(folder.resolve("none.pem"), "none");
    settings.put(KnownSettings.DIRECTORY_AUTHORITIES, none.toString());
    assertThat(trouble("王小明").cause()).isEqualTo(Cause.DIRECTORY_MISSET);
  }

  @Test
  void certificateOfAnother_isRefused() throws Exception {
    try (LdapServer other =
        LdapServer.start(folder.resolve("other"), Office.small(), "dns:elsewhere.example")) {
      settings.put(KnownSettings.DIRECTORY_AUTHORITIES, other.certificate().toString());
      for (String address : List.of(other.tls(), other.plain())) {
        settings.put(KnownSettings.DIRECTORY_SERVER, address);
        assertThat(trouble("王小明").cause()).as(address).isEqualTo(Cause.DIRECTORY_UNTRUSTED);
      }
    }
  }

  @Test
  void withoutTls_nothingIsAskedUnlessTheOrganisationSaysSo_andNeverWithAPassword()
      throws Exception {
    try (LdapServer bare = LdapServer.start(folder.resolve("bare"), Office.small(), "")) {
      settings.put(KnownSettings.DIRECTORY_SERVER, bare.plain());
      assertThat(trouble("王小明").cause()).isEqualTo(Cause.DIRECTORY_WITHOUT_TLS);
      settings.put(KnownSettings.DIRECTORY_PLAINTEXT, true);
      assertThat(found("王小明").people()).hasSize(1);
      directory.use(secret(Office.PASSWORD));
      settings.put(KnownSettings.DIRECTORY_USER, Office.USER);
      assertThat(trouble("王小明").parameters()).contains("directory.plaintext");
    }
  }

  @Test
  void user_isAskedForThePassword_whichAFileMayGive() throws Exception {
    settings.put(KnownSettings.DIRECTORY_USER, Office.USER);
    assertThat(trouble("王小明").cause()).isEqualTo(Cause.DIRECTORY_REFUSES_LOGIN);
    directory.use(secret("wrong"));
    assertThat(directory.isPasswordKnown()).isTrue();
    assertThat(trouble("王小明"))
        .satisfies(said -> assertThat(said.cause()).isEqualTo(Cause.DIRECTORY_REFUSES_LOGIN))
        .satisfies(said -> assertThat(said.toString()).doesNotContain("wrong"));
    directory.use(secret(Office.PASSWORD));
    assertThat(found("王小明").people()).hasSize(1);

    Path file = Files.writeString(folder.resolve("word"), Office.PASSWORD + "\r\nnot this\n");
    settings.put(KnownSettings.DIRECTORY_PASSWORD_FILE, file.toString());
    directory.use(secret(""));
    assertThat(found("王小明").people()).hasSize(1);
    Files.delete(file);
    directory.use(secret(""));
    assertThat(trouble("王小明").parameters()).contains("directory.password-file");
  }

  @Test
  void serverThatGivesNobodyAnything_isSaidSo() throws Exception {
    try (LdapServer closed =
        LdapServer.start(
            folder.resolve("closed"), Office.small(), "ip:127.0.0.1", "restrict search")) {
      settings.put(KnownSettings.DIRECTORY_SERVER, closed.tls());
      settings.put(KnownSettings.DIRECTORY_AUTHORITIES, closed.certificate().toString());
      Trouble said = trouble("王小明");
      assertThat(said.cause()).isEqualTo(Cause.DIRECTORY_REFUSED);
      assertThat(said.parameters().get(1)).contains("53");
    }
  }

  @Test
  void wrongBase_isNamed() {
    settings.put(KnownSettings.DIRECTORY_BASE, "dc=elsewhere,dc=example");
    Trouble said = trouble("王小明");
    assertThat(said.cause()).isEqualTo(Cause.DIRECTORY_WITHOUT_UNIT);
    assertThat(said.parameters()).contains("dc=elsewhere,dc=example");
  }

  @Test
  void withoutSettings_thereIsNoDirectory() {
    settings.put(KnownSettings.DIRECTORY_BASE, "");
    assertThat(trouble("王小明").parameters()).contains("directory.base");
    settings.put(KnownSettings.DIRECTORY_SERVER, "");
    assertThat(directory.organisation()).isEmpty();
    assertThat(trouble("王小明").parameters()).contains("directory.server");
  }

  @Test
  void serverThatWasRestarted_isAskedAgainUnnoticed_andOneThatIsGoneIsSaidSo() throws Exception {
    try (LdapServer own = LdapServer.start(folder.resolve("own"), Office.small(), "ip:127.0.0.1")) {
      settings.put(KnownSettings.DIRECTORY_SERVER, own.tls());
      settings.put(KnownSettings.DIRECTORY_AUTHORITIES, own.certificate().toString());
      assertThat(found("王小明").people()).hasSize(1);
      own.stop();
      own.start();
      assertThat(found("王小明").people()).hasSize(1);
      own.stop();
      assertThat(trouble("王小明"))
          .extracting(Trouble::cause, Trouble::parameters)
          .containsExactly(Cause.DIRECTORY_UNREACHABLE, List.of(own.tls().replace("ldaps://", "")));
      own.start();
      assertThat(found("王小明").people()).hasSize(1);
    }
  }

  @Test
  void serverThatSaysNothing_isWaitedForOnlySoLong_andALaterSearchTakesThePlace() throws Exception {
    assertThat(found("王小明").people()).hasSize(1);
    server.freeze();
    try {
      CompletionStage<Found> first = directory.find("王小明", 10);
      CompletionStage<Found> second = directory.find("王小", 10);
      long begun = System.nanoTime();
      assertThatThrownBy(() -> get(first)).isInstanceOf(CancellationException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE.dividedBy(2));
      assertThat(trouble(second).cause()).isEqualTo(Cause.DIRECTORY_SILENT);
      for (String address : List.of(server.plain(), server.tls())) {
        settings.put(KnownSettings.DIRECTORY_SERVER, address);
        assertThat(trouble("王小明").cause()).as(address).isEqualTo(Cause.DIRECTORY_SILENT);
      }
    } finally {
      server.resume();
    }
    assertThat(found("王小明").people()).hasSize(1);
  }

  @Test
  void shortQuery_isNotEnough_unlessItsScriptWritesWordsSo() {
    assertThat(directory.isEnough("a")).isFalse();
    assertThat(directory.isEnough(" a b ")).isFalse();
    assertThat(directory.isEnough("")).isFalse();
    assertThat(directory.isEnough("ab")).isTrue();
    assertThat(directory.isEnough("王")).isTrue();
    assertThat(directory.isEnough("a　王")).isTrue();
  }

  private Found found(String query) throws Exception {
    return get(directory.find(query, 50));
  }

  private Level open(Level above, String name) throws Exception {
    Unit unit =
        above.units().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return get(directory.open(unit));
  }

  private static List<String> names(Level level) {
    return level.people().stream().map(Person::name).toList();
  }

  private Trouble trouble(String query) {
    return trouble(directory.find(query, 50));
  }

  private static Trouble trouble(CompletionStage<?> stage) {
    try {
      throw new AssertionError("nothing went wrong: " + get(stage));
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(ClientException.class);
      return ((ClientException) e.getCause()).trouble();
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T get(CompletionStage<T> stage)
      throws InterruptedException, ExecutionException, TimeoutException {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.takeOver(text.getBytes(StandardCharsets.UTF_8));
  }
}
