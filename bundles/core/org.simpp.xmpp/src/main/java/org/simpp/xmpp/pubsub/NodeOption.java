package org.simpp.xmpp.pubsub;

import java.util.List;
import java.util.Optional;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.forms.FormField;

/** What can be configured of a node (XEP-0060, section 16.4.4), with the defaults of XEP-0163. */
enum NodeOption {
  TITLE("title", FormField.Type.TEXT_SINGLE, "A name for the node", "", ""),
  DESCRIPTION("description", FormField.Type.TEXT_SINGLE, "What the node is for", "", ""),
  TYPE("type", FormField.Type.TEXT_SINGLE, "The kind of payload", "", ""),
  ACCESS_MODEL(
      "access_model",
      FormField.Type.LIST_SINGLE,
      "Who may see the items",
      "presence",
      "presence open roster whitelist"),
  ROSTER_GROUPS(
      "roster_groups_allowed",
      FormField.Type.TEXT_MULTI,
      "The roster groups that may see the items",
      "",
      ""),
  PUBLISH_MODEL(
      "publish_model", FormField.Type.LIST_SINGLE, "Who may publish", "publishers", "publishers"),
  PERSIST_ITEMS("persist_items", "Keep the items", true),
  MAX_ITEMS(
      "max_items", FormField.Type.TEXT_SINGLE, "How many items are kept, a number or max", "1", ""),
  SEND_LAST(
      "send_last_published_item",
      FormField.Type.LIST_SINGLE,
      "When the last item is sent",
      "on_sub_and_presence",
      "never on_sub on_sub_and_presence"),
  DELIVER_NOTIFICATIONS("deliver_notifications", "Tell of changes", true),
  DELIVER_PAYLOADS("deliver_payloads", "Tell of items with their payload", true),
  NOTIFY_CONFIG("notify_config", "Tell of another configuration", false),
  NOTIFY_DELETE("notify_delete", "Tell of the node's end", true),
  NOTIFY_RETRACT("notify_retract", "Tell of items that are taken back", true),
  NOTIFICATION_TYPE(
      "notification_type",
      FormField.Type.LIST_SINGLE,
      "The type of the messages that tell of changes",
      "headline",
      "headline normal");

  /** How long one value may be, and how many groups there may be. */
  private static final int MAX_LENGTH = 1_023;

  private static final int MAX_VALUES = 100;

  private final String field;
  private final FormField.Type type;
  private final String label;
  private final String usual;
  private final String choices;

  NodeOption(String name, String label, boolean usual) {
    this(name, FormField.Type.BOOLEAN, label, usual ? "1" : "0", "");
  }

  /**
   * @param usual "" for nothing
   * @param choices what it may be, with spaces between; "" where that is open
   */
  NodeOption(String name, FormField.Type type, String label, String usual, String choices) {
    this.field = "pubsub#" + name;
    this.type = type;
    this.label = label;
    this.usual = usual;
    this.choices = choices;
  }

  /** The one that a form calls {@code field}; empty for one that nothing is known of. */
  static Optional<NodeOption> of(String field) {
    for (NodeOption option : values()) {
      if (option.field.equals(field)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** What it is where nobody has said anything else. */
  List<String> usual() {
    return usual.isEmpty() ? List.of() : List.of(usual);
  }

  private List<String> choices() {
    return choices.isEmpty() ? List.of() : List.of(choices.split(" "));
  }

  /** The values as they are kept; empty where they are not allowed. */
  Optional<List<String>> accept(List<String> values) {
    if (values.isEmpty()) {
      return Optional.of(usual());
    }
    boolean isBounded =
        values.size() <= MAX_VALUES
            && values.stream().allMatch(value -> value.length() <= MAX_LENGTH);
    if (!isBounded || (values.size() > 1 && type != FormField.Type.TEXT_MULTI)) {
      return Optional.empty();
    }
    String first = values.get(0);
    if (type == FormField.Type.BOOLEAN) {
      return DataForm.truth(first).map(truth -> List.of(truth ? "1" : "0"));
    }
    boolean isChoice = choices.isEmpty() || choices().contains(first);
    boolean isCount = this != MAX_ITEMS || NodeConfiguration.count(first).isPresent();
    return isChoice && isCount ? Optional.of(List.copyOf(values)) : Optional.empty();
  }

  /** As a field that has these values. */
  FormField field(List<String> values) {
    List<FormField.Option> options =
        choices().stream().map(choice -> new FormField.Option("", choice)).toList();
    return new FormField(field, type, label, false, values, options);
  }
}
