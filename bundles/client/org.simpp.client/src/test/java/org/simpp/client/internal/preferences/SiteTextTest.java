package org.simpp.client.internal.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.client.internal.preferences.Site.Given;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.SiteFault;
import org.simpp.client.settings.SiteFault.Kind;

class SiteTextTest {
  private static final String HEADER = "simpp-site-settings 1\n";

  @TempDir Path folder;

  @Test
  void lines_giveDefaultsAndLocks() {
    Site site =
        read(
            HEADER
                + "# the harbour's desktops\n\n"
                + "default appearance.colours = dark\n"
                + "  locked\tserver.address=chat.harbour.example:5222  \r\n");
    assertThat(site.faults()).isEmpty();
    assertThat(site.values())
        .containsOnlyKeys("appearance.colours", "server.address")
        .containsEntry("appearance.colours", new Given("dark", false))
        .containsEntry("server.address", new Given("chat.harbour.example:5222", true));
  }

  @ParameterizedTest
  @CsvSource({
    "locked appearance.colours dark, NOT_A_SETTING",
    "lock appearance.colours = dark, NOT_A_SETTING",
    "appearance.colours = dark, NOT_A_SETTING",
    "locked Appearance.colours = dark, NOT_A_SETTING",
    "locked appearance.color = dark, UNKNOWN",
    "locked appearance.colours = pink, VALUE",
    "locked appearance.colours = Dark, VALUE",
    "locked appearance.text = 101, VALUE",
    "default server.address = a b, VALUE",
    "default appearance.text = 100 # usual, VALUE",
    "default appearance.language = en, TWICE"
  })
  void faultyLine_isNamedAndNothingHolds(String line, Kind kind) {
    Site site = read(HEADER + "locked appearance.language = zh_TW\n" + line + "\n");
    assertThat(site.values()).isEmpty();
    assertThat(site.faults()).singleElement().extracting(SiteFault::kind).isEqualTo(kind);
    assertThat(site.faults().get(0).line()).isEqualTo(3);
    assertThat(site.faults().get(0).file()).isEqualTo("the file");
  }

  @Test
  void everyFaultyLine_isNamedUpToABound() {
    List<SiteFault> faults = read(HEADER + "nonsense\n".repeat(400)).faults();
    assertThat(faults).hasSize(20).last().extracting(SiteFault::line).isEqualTo(21);
    assertThat(read(HEADER + "x".repeat(5_000)).faults().get(0).subject()).hasSize(80);
  }

  @Test
  void anotherFirstLine_isRefused() {
    assertThat(read("").faults().get(0).kind()).isEqualTo(Kind.NO_HEADER);
    assertThat(read("simpp-site-settings 2\n").faults().get(0).kind()).isEqualTo(Kind.NO_HEADER);
    assertThat(read("default appearance.text = 125\n").faults().get(0).rule())
        .isEqualTo("simpp-site-settings 1");
  }

  @Test
  void size_isBounded() throws IOException {
    assertThat(read(HEADER + "\n".repeat(500)).faults().get(0).kind()).isEqualTo(Kind.TOO_LARGE);
    Path file = folder.resolve("desktop.settings");
    Files.writeString(file, HEADER + "#" + "x".repeat(SiteFile.MAX_BYTES));
    assertThat(SiteFile.firstOf(List.of(file)).faults().get(0).kind()).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void file_isTheFirstThatIsThere() throws IOException {
    Path none = folder.resolve("none");
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    assertThat(SiteFile.firstOf(List.of(none))).isEqualTo(Site.NONE);
    Files.writeString(second, HEADER + "locked appearance.text = 125\n");
    assertThat(SiteFile.firstOf(List.of(none, second)).values()).hasSize(1);
    Files.writeString(first, "damaged");
    Site site = SiteFile.firstOf(List.of(first, second));
    assertThat(site.values()).isEmpty();
    assertThat(site.faults().get(0).file()).isEqualTo(first.toString());
  }

  @Test
  void whatIsNoTextOrNoFile_isAFault() throws IOException {
    Path file = folder.resolve("desktop.settings");
    Files.write(file, new byte[] {'s', (byte) 0xff, (byte) 0xfe});
    assertThat(SiteFile.firstOf(List.of(file)).faults().get(0).kind()).isEqualTo(Kind.NOT_TEXT);
    assertThat(SiteFile.firstOf(List.of(folder)).faults().get(0).kind()).isEqualTo(Kind.UNREADABLE);
  }

  private static Site read(String text) {
    return new SiteText("the file", KnownSettings.byName()).read(text);
  }
}
