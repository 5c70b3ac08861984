package org.simpp.client.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.ui.settings.Appearance.Colours;

class AppearanceTest {
  @Test
  void whatIsOffered_isWhatTheSettingsAllow() {
    for (Colours colours : Colours.values()) {
      assertThat(KnownSettings.APPEARANCE_COLOURS.read(colours.word())).hasValue(colours.word());
      assertThat(Colours.of(colours.word())).isEqualTo(colours);
    }
    assertThat(String.join(" | ", Appearance.TEXT_SIZES.stream().map(String::valueOf).toList()))
        .isEqualTo(KnownSettings.APPEARANCE_TEXT.rule());
    assertThat("system" + String.join(" | ", Appearance.LANGUAGES))
        .isEqualTo(KnownSettings.APPEARANCE_LANGUAGE.rule());
  }
}
