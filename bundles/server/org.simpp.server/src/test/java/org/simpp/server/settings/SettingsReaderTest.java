package org.simpp.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  @Test
  void read_ofNothing_givesTheDefaults() throws SettingsException {
    ServerSettings settings = SettingsReader.read(Map.of());

    assertThat(settings.domain()).hasToString("simpp.local");
    assertThat(settings.laboratory()).isFalse();
    assertThat(settings.limits().invitation()).hasDays(7);
    assertThat(settings.limits().passwordIterations()).isEqualTo(10_000);
  }

  @Test
  void read_takesValuesWithSpaces() throws SettingsException {
    ServerSettings settings =
        SettingsReader.read(
            Map.of("domain", " im.example ", "laboratory", "true", "maxResources", " 3"));

    assertThat(settings.domain()).hasToString("im.example");
    assertThat(settings.laboratory()).isTrue();
    assertThat(settings.limits().resources()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "domain|alice@im.example|a domain name",
        "domain|im.example/x|a domain name",
        "laboratory|yes|true or false",
        "maxRosterItems|0|from 1 to 10000",
        "maxHeldStanzas|-1|from 0 to 100000",
        "maxResources|many|a whole number from 1 to 100",
        "maxWaitingTasks|9|from 10 to 100000",
        "passwordIterations|9999|from 10000 to 1000000",
        "invitationDays|91|from 1 to 90",
        "cardTechnology|paper|[keystore, pcsc, piv, pkcs11]"
      })
  void read_ofAWrongValue_namesKeyValueAndRange(String key, String value, String permitted) {
    assertThatThrownBy(() -> SettingsReader.read(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(key + " = " + value)
        .hasMessageContaining(permitted);
  }
}
