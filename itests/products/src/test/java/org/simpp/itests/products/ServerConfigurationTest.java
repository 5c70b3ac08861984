package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that an operator edits: what they explain, and what happens to a wrong value. */
class ServerConfigurationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern KEY = Pattern.compile("^(\\w+) *=");
  private static final Path ASSEMBLY = Product.ROOT.resolve("karaf-distribution/target/assembly");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"org.simpp.server", "org.simpp.transport.netty", "org.simpp.card.keystore"})
  void file_hasAndExplainsEveryKeyThatIsRead(String bundle) throws Exception {
    List<String> lines = Files.readAllLines(ASSEMBLY.resolve("etc/" + bundle + ".cfg"));
    Set<String> keys = new TreeSet<>();
    boolean isExplained = false;
    for (String line : lines) {
      Matcher key = KEY.matcher(line);
      if (key.find()) {
        assertThat(isExplained).as("%s is explained", key.group(1)).isTrue();
        keys.add(key.group(1));
      } else {
        // a heading between two lines of dashes explains nothing
        isExplained = line.startsWith("#") && !line.startsWith("# ---");
      }
    }

    assertThat(keys).isEqualTo(keysRead(bundle));
  }

  @Test
  void wrongValue_isRefusedWhileTheServerRuns_andTheOldOneStays() throws Exception {
    try (RunningServer server = RunningServer.start(folder.resolve("changed"))) {
      Path settings = server.data().resolve("etc/org.simpp.server.cfg");
      set(settings, "invitationDays", "3");
      await().atMost(PATIENCE).until(() -> daysOfAnInvitation(server) == 3);

      set(settings, "invitationDays", "91");
      awaitLogged(
          server,
          "org.simpp.server.cfg: invitationDays = 91 is refused; permitted: from 1 to 90; the old"
              + " value stays");
      assertThat(daysOfAnInvitation(server)).isEqualTo(3);

      set(server.data().resolve("etc/org.simpp.transport.netty.cfg"), "loginSeconds", "soon");
      awaitLogged(server, "loginSeconds = soon");
      assertThat(server.shellOutput("simpp:status", "--json")).contains("\"accepting\":true");

      set(settings, "invitationDays", "5");
      await().atMost(PATIENCE).until(() -> daysOfAnInvitation(server) == 5);
    }
  }

  @Test
  void wrongValueAtTheStart_isSaidAndEndsTheServer() throws Exception {
    Path data = folder.resolve("wrong-start");
    RunningServer.start(data).close();
    set(data.resolve("etc/org.simpp.server.cfg"), "maxResources", "0");

    try (RunningServer server =
        RunningServer.launch(data, Product.freePort(), Product.freePort(), Product.freePort())) {
      assertThat(server.awaitRefusal()).isEqualTo(1);
    }
    assertThat(Files.readString(Product.OUTPUT.resolve("wrong-start-server.err")))
        .contains("maxResources = 0 is refused; permitted: from 1 to 100")
        .doesNotContain("\tat ");
  }

  private static long daysOfAnInvitation(RunningServer server) throws Exception {
    String json = server.shellOutput("simpp:invite", "--json", "guest@simpp.local");
    Matcher expires = Pattern.compile("\"expires\":\"([^\"]*)\"").matcher(json);
    assertThat(expires.find()).as(json).isTrue();
    return Duration.between(Instant.now(), Instant.parse(expires.group(1))).plusHours(1).toDays();
  }

  private static void awaitLogged(RunningServer server, String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(Files.readString(server.log())).contains(text));
  }

  private static void set(Path file, String key, String value) throws IOException {
    String changed =
        Files.readString(file).replaceAll("(?m)^" + key + " *=.*$", key + " = " + value);
    assertThat(changed).contains(key + " = " + value);
    Files.writeString(file, changed);
  }

  /** The keys that the bundle itself declares. */
  private static Set<String> keysRead(String bundle) throws IOException {
    Path jar = ASSEMBLY.resolve("system/org/simpp/%1$s/0.1.0/%1$s-0.1.0.jar".formatted(bundle));
    StringBuilder declared = new StringBuilder();
    try (JarFile content = new JarFile(jar.toFile())) {
      for (JarEntry entry :
          content.stream().filter(one -> one.getName().startsWith("OSGI-INF/metatype/")).toList()) {
        try (InputStream in = content.getInputStream(entry)) {
          declared.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return Pattern.compile("<AD id=\"(\\w+)\"")
        .matcher(declared)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
