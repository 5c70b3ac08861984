package org.simpp.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.model.Jid;
import org.simpp.xmpp.externalservices.ExternalService;

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
        "adminAddresses|nobody|URIs as mailto:",
        "securityAddresses|mailto:<>|URIs as mailto:",
        "administrators|@|an account",
        "pushServices|im.example|an account, name@domain",
        "pushSummary|all|[body, count, sender]",
        "administrators|im.example|an account, name@domain",
        "externalServices|turn:|as stun:HOST:PORT",
        "externalServices|ftp:im.example|as stun:HOST:PORT",
        "externalServices|turn:im.example:70000|as stun:HOST:PORT",
        "turnCredentialHours|0|from 1 to 720",
        "cardTechnology|paper|[keystore, pcsc, piv, pkcs11]"
      })
  void read_ofAWrongValue_namesKeyValueAndRange(String key, String value, String permitted) {
    assertThatThrownBy(() -> SettingsReader.read(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(key + " = " + value)
        .hasMessageContaining(permitted);
  }

  @Test
  void service_isReadFromListsWithSpacesOrCommas() throws SettingsException {
    ServerSettings.Service service =
        SettingsReader.read(
                Map.of(
                    "adminAddresses", "mailto:a@im.example, xmpp:a@im.example",
                    "administrators", "alice@im.example bob@im.example",
                    "externalServices",
                        "stun:im.example turn:[2001:db8::1]:443?transport=tcp turns:im.example",
                    "turnSecretFile", "keys/turn"))
            .service();

    assertThat(service.contacts())
        .isEqualTo(Map.of("admin", List.of("mailto:a@im.example", "xmpp:a@im.example")));
    assertThat(service.administrators())
        .containsExactlyInAnyOrder(Jid.of("alice@im.example"), Jid.of("bob@im.example"));
    assertThat(service.external())
        .containsExactly(
            new ExternalService("stun", "im.example", 3478, "udp", false, null),
            new ExternalService("turn", "2001:db8::1", 443, "tcp", true, null),
            new ExternalService("turns", "im.example", 5349, "tcp", true, null));
    assertThat(SettingsReader.read(Map.of()).service().administrators()).isEmpty();
  }
}
