package org.simpp.xmpp.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.forms.FormField;
import org.simpp.xmpp.pubsub.NodeConfiguration.Access;

class NodeConfigurationTest {
  private static DataForm form(String... namesAndValues) {
    List<FormField> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(
          FormField.of(
              "pubsub#" + namesAndValues[i],
              FormField.Type.TEXT_SINGLE,
              "",
              namesAndValues[i + 1]));
    }
    return DataForm.of(DataForm.Type.SUBMIT, PubSub.NODE_CONFIG, fields);
  }

  @Test
  @Specification("XEP-0163, section 5")
  void usualConfiguration_isThatOfPersonalEventing() {
    NodeConfiguration usual = NodeConfiguration.USUAL;

    assertThat(usual.access()).isEqualTo(Access.PRESENCE);
    assertThat(usual.keptItems()).isEqualTo(1);
    assertThat(usual.sendsLastOnPresence()).isTrue();
    assertThat(usual.deliversNotifications()).isTrue();
    assertThat(usual.deliversPayloads()).isTrue();
    assertThat(usual.messageType()).isEqualTo("headline");
  }

  @Test
  @Specification("XEP-0060, section 8.2.4")
  void form_changesWhatItNames() {
    NodeConfiguration changed =
        NodeConfiguration.USUAL.with(
            form(
                "access_model", "whitelist",
                "max_items", "max",
                "send_last_published_item", "never",
                "deliver_payloads", "false",
                "notify_delete", "0",
                "title", "Bookmarks",
                "unheard_of", "1"));

    assertThat(changed.access()).isEqualTo(Access.WHITELIST);
    assertThat(changed.keptItems()).isEqualTo(NodeConfiguration.MAX);
    assertThat(changed.sendsLastOnPresence()).isFalse();
    assertThat(changed.deliversPayloads()).isFalse();
    assertThat(changed.notifiesOfDeletion()).isFalse();
    assertThat(changed.notifiesOfRetraction()).isTrue();
    assertThat(changed.title()).isEqualTo("Bookmarks");
    assertThat(changed.with(form("persist_items", "false")).keptItems()).isZero();
  }

  @Test
  @Specification("XEP-0060, section 8.2")
  void configuration_comesBackFromItsForm() {
    NodeConfiguration changed =
        NodeConfiguration.USUAL.with(form("access_model", "open", "max_items", "20"));
    DataForm written = changed.form(DataForm.Type.RESULT);

    assertThat(NodeConfiguration.USUAL.with(written).form(DataForm.Type.RESULT)).isEqualTo(written);
    assertThat(DataForm.of(written.toElement())).contains(written);
    assertThat(written.formType()).contains(PubSub.NODE_CONFIG);
    assertThat(changed.metaData().value("pubsub#access_model")).contains("open");
  }

  @Test
  @Specification("XEP-0060, section 8.2.5")
  void valueThatAnOptionCannotHave_isRefused() {
    for (String[] bad :
        new String[][] {
          {"max_items", "0"},
          {"max_items", "-1"},
          {"max_items", "all"},
          {"max_items", "9999999999"},
          {"persist_items", "yes"},
          {"send_last_published_item", "sometimes"},
          {"publish_model", "open"},
          {"title", "x".repeat(1_024)}
        }) {
      assertThat(NodeConfiguration.refusal(form(bad)))
          .as(bad[0] + "=" + bad[1])
          .hasValueSatisfying(
              error -> assertThat(error.condition()).isEqualTo(StanzaCondition.NOT_ACCEPTABLE));
      assertThatThrownBy(() -> NodeConfiguration.USUAL.with(form(bad)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(NodeConfiguration.refusal(form("access_model", "authorize")))
        .contains(PubSub.error(StanzaCondition.NOT_ACCEPTABLE, "unsupported-access-model"));
    assertThat(NodeConfiguration.refusal(form("max_items", "max"))).isEmpty();
  }

  @Test
  @Specification("XEP-0060, section 7.1.5")
  void preconditions_holdOrNot() {
    NodeConfiguration usual = NodeConfiguration.USUAL;

    assertThat(usual.meets(form())).isTrue();
    assertThat(usual.meets(form("access_model", "presence", "persist_items", "true"))).isTrue();
    assertThat(usual.meets(form("access_model", "open"))).isFalse();
    assertThat(usual.meets(form("unheard_of", "1"))).isFalse();
    assertThat(NodeConfiguration.knowsAll(form("unheard_of", "1"))).isFalse();
  }
}
