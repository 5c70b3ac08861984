package org.simpp.client.internal.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.client.internal.preferences.Site.Given;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Setting;
import org.simpp.client.settings.SiteFault;

class LivePreferencesTest {
  private static final Setting<Integer> TEXT = KnownSettings.APPEARANCE_TEXT;
  private static final Setting<Boolean> GUARD = Setting.onOff("test.guard", false).closingAt(true);

  @TempDir Path folder;

  @Test
  void nobodysWord_isThePreset() {
    LivePreferences preferences = preferences(Site.NONE);
    assertThat(preferences.get(TEXT)).isEqualTo(100);
    assertThat(preferences.isLocked(TEXT)).isFalse();
    assertThat(preferences.faults()).isEmpty();
  }

  @Test
  void default_givesWayToAChoice() throws Exception {
    LivePreferences preferences = preferences(given("125", false));
    assertThat(preferences.get(TEXT)).isEqualTo(125);
    assertThat(preferences.isLocked(TEXT)).isFalse();
    choose(preferences, 150);
    assertThat(preferences.get(TEXT)).isEqualTo(150);
  }

  @Test
  void lock_goesBeforeAChoiceAndRefusesAnother() throws Exception {
    choose(preferences(Site.NONE), 150);
    LivePreferences preferences = preferences(given("125", true));
    assertThat(preferences.get(TEXT)).isEqualTo(125);
    assertThat(preferences.isLocked(TEXT)).isTrue();
    assertThatThrownBy(() -> choose(preferences, 175)).isInstanceOf(IllegalStateException.class);
    assertThat(preferences(Site.NONE).get(TEXT)).isEqualTo(150);
  }

  @Test
  void damagedFile_locksSecurityAtItsStrictestAndLeavesTheRest() throws Exception {
    Site damaged = Site.damaged(new SiteFault(SiteFault.Kind.NOT_TEXT, "file", 0, "", "UTF-8"));
    LivePreferences preferences = preferences(damaged);
    assertThat(preferences.get(GUARD)).isTrue();
    assertThat(preferences.isLocked(GUARD)).isTrue();
    assertThatThrownBy(() -> preferences.choose(GUARD, false))
        .isInstanceOf(IllegalStateException.class);
    choose(preferences, 150);
    assertThat(preferences.get(TEXT)).isEqualTo(150);
    assertThat(preferences.faults()).hasSize(1);
  }

  @Test
  void choice_holdsAtOnceIsToldAndKept() throws Exception {
    LivePreferences preferences = preferences(Site.NONE);
    List<Object> told = new ArrayList<>();
    var registration = preferences.listen(told::add);
    choose(preferences, 150);
    registration.close();
    choose(preferences, 175);
    assertThat(told).containsExactly(TEXT);
    assertThat(preferences(Site.NONE).get(TEXT)).isEqualTo(175);
    assertThat(Files.list(folder)).hasSize(1);
  }

  @Test
  void valueThatIsNotAllowed_isRefused() {
    assertThatThrownBy(() -> choose(preferences(Site.NONE), 101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100 | 110");
  }

  @Test
  void keptLines_areTakenWithForbearance() throws Exception {
    Files.writeString(folder.resolve("chosen"), "appearance.text = 9\nnoise\nlater.setting = on\n");
    LivePreferences preferences = preferences(Site.NONE);
    assertThat(preferences.get(TEXT)).isEqualTo(100);
    choose(preferences, 110);
    assertThat(Files.readString(folder.resolve("chosen")))
        .isEqualTo("appearance.text = 110\nlater.setting = on\n");
    Files.write(folder.resolve("chosen"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    assertThat(preferences(Site.NONE).get(TEXT)).isEqualTo(100);
  }

  @Test
  void names_areThoseOfTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("../../../docs/site-settings.md"));
    assertThat(KnownSettings.ALL)
        .allSatisfy(
            setting ->
                assertThat(page)
                    .contains("| `" + setting.name() + "` |")
                    .contains("`" + setting.rule().replace(" | ", "`, `") + "`"));
    assertThat(KnownSettings.byName()).hasSameSizeAs(KnownSettings.ALL);
  }

  private LivePreferences preferences(Site site) {
    return new LivePreferences(site, new ChosenFile(folder.resolve("chosen")));
  }

  private static Site given(String written, boolean isLocked) {
    return new Site(Map.of(TEXT.name(), new Given(written, isLocked)), List.of());
  }

  private static void choose(LivePreferences preferences, int percent) throws Exception {
    preferences.choose(TEXT, percent).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
