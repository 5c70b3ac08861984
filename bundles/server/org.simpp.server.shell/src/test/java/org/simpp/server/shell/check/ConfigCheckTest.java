package org.simpp.server.shell.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigCheckTest {
  @Test
  void knownKeys_areGood() throws Exception {
    assertThat(ConfigCheck.run(List.of(file(Map.of("url", "jdbc:h2:file:x", "user", "simpp")))))
        .singleElement()
        .matches(Finding::good);
  }

  @Test
  void keyThatNobodyReads_isFound_withTheOneThatIsMeant() throws Exception {
    assertThat(ConfigCheck.of(file(Map.of("usr", "simpp"))))
        .containsExactly(
            Finding.bad(
                "config",
                "a.cfg",
                "nobody reads the key usr",
                "did you mean user? Else remove it"));
    assertThat(ConfigCheck.of(file(Map.of("colour", "red"))).get(0).next()).isEqualTo("remove it");
  }

  @Test
  void deprecatedOption_isNamed_withItsReplacement() throws Exception {
    assertThat(
            ConfigCheck.of(
                file(Map.of("url", "jdbc:mysql://h/simpp?usessl=TRUE&connectTimeout=5"))))
        .containsExactly(
            Finding.bad(
                "config",
                "a.cfg",
                "url: useSSL=true is deprecated",
                "write sslMode=VERIFY_IDENTITY"));
  }

  @Test
  void passwords_areNotShown() {
    assertThat(EtcFile.shown("password", "secret")).isEqualTo("***");
    assertThat(EtcFile.shown("keystorePasswordFile", "tls/server.password"))
        .isEqualTo("tls/server.password");
    assertThat(EtcFile.shown("url", "jdbc:mysql://h/d?trustCertificateKeyStorePassword=x&y=z"))
        .isEqualTo("jdbc:mysql://h/d?trustCertificateKeyStorePassword=***&y=z");
  }

  private static EtcFile file(Map<String, String> own) {
    return new EtcFile("a.cfg", Map.of(), Set.of("url", "user", "password"), own);
  }
}
