package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLifecycleTest {
  @TempDir Path folder;

  @Test
  void server_saysWhenItIsReady_andStopsCleanly() throws Exception {
    try (RunningServer server =
        RunningServer.start(folder.resolve("data"), "--domain", "lifecycle.example")) {
      assertThat(server.readyLine())
          .matches(
              "ready: lifecycle\\.example c2s=127\\.0\\.0\\.1:%d direct-tls=127\\.0\\.0\\.1:%d ssh=127\\.0\\.0\\.1:\\d+"
                  .formatted(server.c2sPort(), server.directTlsPort()));

      assertThat(server.stop()).isZero();
    }
  }

  @Test
  void secondStart_keepsAccounts() throws Exception {
    Path data = folder.resolve("data");
    try (RunningServer server = RunningServer.start(data)) {
      server.shellOutput("simpp:user-add", "--password", "a long password", "carol@simpp.local");
      assertThat(server.stop()).isZero();
      assertThat(server.shell("simpp:status"))
          .satisfies(result -> assertThat(result.status()).isEqualTo(1))
          .satisfies(result -> assertThat(result.output()).contains("no server answers"));
    }
    try (RunningServer server = RunningServer.start(data)) {
      assertThat(server.shellOutput("simpp:user-list")).contains("carol@simpp.local");
    }
  }

  @Test
  void twoServers_runSideBySide() throws Exception {
    try (RunningServer one = RunningServer.start(folder.resolve("one"), "--domain", "one.example");
        RunningServer two = RunningServer.start(folder.resolve("two"), "--domain", "two.example")) {
      assertThat(one.shellOutput("simpp:status")).contains("one.example");
      assertThat(two.shellOutput("simpp:status")).contains("two.example");
    }
  }

  @Test
  void takenPort_isReportedAndEndsTheServer() throws Exception {
    try (RunningServer first = RunningServer.start(folder.resolve("first"))) {
      Path data = folder.resolve("second");
      try (RunningServer second =
          RunningServer.launch(data, first.c2sPort(), Product.freePort(), Product.freePort())) {
        assertThat(second.awaitRefusal()).isNotZero();
        assertThat(Files.readString(Product.OUTPUT.resolve("second-server.err")))
            .contains("" + first.c2sPort());
      }
    }
  }

  @Test
  void unknownOption_isRefusedWithTheKnownOnes() throws Exception {
    Product.Result result = Product.run("server", "--colour", "red");

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("--colour").contains("--data").contains("--laboratory");
  }

  @Test
  void shell_withoutServer_saysWhatToDo() throws Exception {
    Product.Result result =
        Product.run("shell", "--data", folder.resolve("nothing").toString(), "simpp:status");

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("./run server");
  }

  @Test
  void secrets_areReadableByTheirOwnerAlone() throws Exception {
    Path data = folder.resolve("data");
    try (RunningServer server = RunningServer.start(data);
        Stream<Path> files = Files.walk(data)) {
      assertThat(server.readyLine()).isNotEmpty();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        boolean secret =
            file.startsWith(data.resolve("keys"))
                || file.startsWith(data.resolve("tls"))
                || file.startsWith(data.resolve("db"))
                || file.equals(data.resolve("ssh/operator"));
        if (secret) {
          assertThat(Files.getPosixFilePermissions(file))
              .as("rights of %s", file)
              .doesNotContain(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
        }
      }
    }
  }

  @Test
  void commands_reportFailureByStatusAndText() throws Exception {
    try (RunningServer server = RunningServer.start(folder.resolve("data"))) {
      Product.Result unknown =
          server.shell("simpp:user-passwd", "--password", "a long password", "nobody@simpp.local");
      assertThat(unknown.status()).isNotZero();
      assertThat(unknown.output()).contains("nobody@simpp.local");

      server.shellOutput("simpp:user-add", "--password", "a long password", "dave@simpp.local");
      Product.Result again =
          server.shell("simpp:user-add", "--password", "a long password", "dave@simpp.local");
      assertThat(again.status()).isNotZero();
      assertThat(again.output()).contains("dave@simpp.local");
      assertThat(server.shellOutput("simpp:user-list", "--json")).contains("\"dave@simpp.local\"");
      server.shellOutput("simpp:user-delete", "--yes", "dave@simpp.local");
      assertThat(server.shellOutput("simpp:user-list")).doesNotContain("dave@simpp.local");
    }
  }
}
