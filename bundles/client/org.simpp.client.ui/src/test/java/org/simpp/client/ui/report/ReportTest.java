package org.simpp.client.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.Setting;
import org.simpp.client.settings.SiteFault;
import org.simpp.model.Registration;

class ReportTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "login of anna.lin@harbour.example failed | login of person-1@host-1 failed",
        "<anna@harbour.example/desk-7> | <person-1@host-1/program-1>",
        "林怡君@港.example is away | person-1@host-1 is away",
        "no answer from 192.0.2.17 | no answer from network-1",
        "connected to [2001:db8:0:0:0:0:0:17]:5222 | connected to [network-1]:5222",
        "chat.harbour.example:5222 refused | host-1:5222 refused",
        "key 04a1b2c3d4e5f60718293a4b5c6d7e8f90 | key [data]",
        "token c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0 | token [data]",
        "seed abcdefghijklmnopqrstuvwxyzabcdefghijkl= | seed [data]",
        "SomeClassWithSuchVeryLongNameOfItsOwn failed | SomeClassWithSuchVeryLongNameOfItsOwn failed",
        "org.simpp.client.internal.stream.Connection: closed"
            + " | org.simpp.client.internal.stream.Connection: closed"
      })
  void people_computersAndKeysAreReplaced(String line, String told) {
    assertThat(new Pseudonyms().of(line)).isEqualTo(told);
  }

  @Test
  void theSame_hasTheSameNumber() {
    Pseudonyms pseudonyms = new Pseudonyms();
    pseudonyms.knowHost("chat.harbour.example");
    assertThat(pseudonyms.of("a@x.example b@y.example a@y.example at chat.harbour.example"))
        .isEqualTo("person-1@host-1 person-2@host-2 person-1@host-2 at host-3");
    assertThat(pseudonyms.of("b@x.example")).isEqualTo("person-2@host-1");
  }

  @Test
  void report_hasVersionsSettingsAndTheLog_andNamesNobody() {
    String home = System.getProperty("user.home");
    String text =
        new Report(new Locked(), null)
            .text(NOON, List.of("anna@harbour.example could not open " + home + "/x"));
    assertThat(text)
        .contains("Problem report of 2026-11-23T12:00:00Z", "Java 17", "SWT ")
        .contains("server.address = host-1:5222 (locked by the organisation)")
        .contains("appearance.colours = system (locked by the organisation)")
        .contains("directory.user = [set] (locked by the organisation)")
        .contains("fault: VALUE, line 7, appearance.text")
        .contains("nobody is signed in", "person-1@host-2 could not open [home]/x")
        .doesNotContain("anna", "harbour");
    for (Setting<?> setting : KnownSettings.ALL) {
      assertThat(text).contains(setting.name() + " = ");
    }
  }

  @Test
  void log_keepsItsLastLines_withoutWhatWasThrown() {
    Logger logger = Logger.getLogger("org.simpp.report.test");
    logger.setUseParentHandlers(true);
    RecentLog log = RecentLog.install();
    try {
      for (int i = 0; i < 150; i++) {
        logger.info("line " + i + "\nmore of it");
      }
      logger.log(java.util.logging.Level.INFO, "broken", new IllegalStateException("secret text"));
      assertThat(RecentLog.heard()).hasSize(100);
      assertThat(RecentLog.heard().get(0)).endsWith("INFO org.simpp.report.test: line 51");
      assertThat(RecentLog.heard().get(99)).endsWith("broken (java.lang.IllegalStateException)");
    } finally {
      log.close();
    }
    assertThat(RecentLog.heard()).isEmpty();
  }

  /** An organisation that has decided everything, and mistyped something. */
  private static final class Locked implements Preferences {
    @Override
    public <T> T get(Setting<T> setting) {
      return setting.read("chat.harbour.example:5222").orElse(setting.preset());
    }

    @Override
    public boolean isLocked(Setting<?> setting) {
      return true;
    }

    @Override
    public <T> CompletionStage<Void> choose(Setting<T> setting, T value) {
      return CompletableFuture.completedStage(null);
    }

    @Override
    public List<SiteFault> faults() {
      return List.of(
          new SiteFault(SiteFault.Kind.VALUE, "/etc/simpp/x", 7, "appearance.text", "100"));
    }

    @Override
    public Registration listen(Consumer<Setting<?>> listener) {
      return () -> {};
    }
  }
}
