package org.simpp.itests.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people and scripts rely on when they give {@code ./run server} its options. */
class ServerOptionsTest {
  private static final String ACCOUNT = "carol@simpp.local";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--c2s 0 | --c2s 0: a port is a number from 1 to 65535",
        "--direct-tls 99999 | --direct-tls 99999: a port is a number from 1 to 65535",
        "--ssh abc | --ssh abc: a port is a number from 1 to 65535",
        "--c2s | --c2s needs a value",
        "--bind --laboratory | --bind needs a value",
        "--bind not/an/address | an IP address or a host name",
        "--domain Upper.example | lower-case letters",
        "--domain two..dots | with dots between",
        "--domain carol@simpp.local | lower-case letters",
        "--laboratory=true | known options: --data DIR",
        "--data /dev/null/folder | choose another with --data DIR",
        "extra | known options: --data DIR"
      })
  void wrongOption_isRefusedBeforeAnythingIsMade(String options, String reason) throws Exception {
    Path data = folder.resolve("data");

    Product.Result result = Product.run(("server --data " + data + " " + options).split(" "));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains(reason);
    assertThat(data).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"--c2s", "--direct-tls", "--ssh"})
  void takenPort_isRefusedWithTheOptionThatChoosesAnother(String option) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Product.Result result =
          Product.run(
              "server",
              "--data",
              folder.resolve("data").toString(),
              "--c2s",
              "" + Product.freePort(),
              "--direct-tls",
              "" + Product.freePort(),
              "--ssh",
              "" + Product.freePort(),
              option,
              "" + taken.getLocalPort());

      assertThat(result.status()).isEqualTo(1);
      assertThat(result.output())
          .contains("port " + taken.getLocalPort() + " of 127.0.0.1 is in use", option + " PORT");
      assertThat(folder.resolve("data/karaf.pid")).doesNotExist();
    }
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0, 0.0.0.0", "::1, [::1]"})
  void boundAddress_standsInTheReadyLine(String address, String written) throws Exception {
    try (RunningServer server = RunningServer.start(folder.resolve("data"), "--bind", address)) {
      assertThat(server.readyLine())
          .matches(
              "ready: simpp\\.local c2s=%1$s:%2$d direct-tls=%1$s:%3$d ssh=127\\.0\\.0\\.1:\\d+"
                  .formatted(
                      written.replaceAll("([.\\[\\]])", "\\\\$1"),
                      server.c2sPort(),
                      server.directTlsPort()));
    }
  }

  @Test
  void killedServer_saysSo_andStartsAgainWithItsAccounts() throws Exception {
    Path data = folder.resolve("killed");
    try (RunningServer server = RunningServer.start(data)) {
      server.shellOutput("simpp:user-add", "--password", "a long password", ACCOUNT);
      server.java().destroyForcibly();

      assertThat(server.awaitEnd()).isEqualTo(137);
      assertThat(Files.readString(Product.OUTPUT.resolve("killed-server.err")))
          .contains("the server ended with status 137");
    }
    try (RunningServer server = RunningServer.start(data)) {
      assertThat(server.shellOutput("simpp:user-list")).contains(ACCOUNT);
    }
  }
}
