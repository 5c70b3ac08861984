package org.simpp.xmpp.pubsub;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.forms.FormField;

/**
 * How a node is configured (XEP-0060, section 8.2). It begins with the defaults of personal
 * eventing (XEP-0163, section 5), and every value in it is one that it may have.
 */
public final class NodeConfiguration {
  /** That of a node of which nobody has said anything. */
  public static final NodeConfiguration USUAL = new NodeConfiguration(Map.of());

  /** What {@code max} stands for: as many as the server lets a node keep. */
  public static final int MAX = Integer.MAX_VALUE;

  private final Map<NodeOption, List<String>> values;

  private NodeConfiguration(Map<NodeOption, List<String>> values) {
    this.values = new EnumMap<>(NodeOption.class);
    for (NodeOption option : NodeOption.values()) {
      this.values.put(option, values.getOrDefault(option, option.usual()));
    }
  }

  /** Who may see a node's items (XEP-0060, section 4.5). */
  public enum Access {
    OPEN,
    PRESENCE,
    ROSTER,
    WHITELIST
  }

  /**
   * Why {@code form} cannot be applied; empty where it can. Fields that nothing is known of do not
   * count here (XEP-0004, section 3.1).
   */
  public static Optional<StanzaError> refusal(DataForm form) {
    for (FormField field : form.fields()) {
      Optional<NodeOption> option = NodeOption.of(field.name());
      if (option.isPresent() && option.get().accept(field.values()).isEmpty()) {
        StanzaError error =
            StanzaError.of(
                StanzaCondition.NOT_ACCEPTABLE, field.name() + " cannot have that value");
        return Optional.of(
            option.get() == NodeOption.ACCESS_MODEL
                ? PubSub.error(StanzaCondition.NOT_ACCEPTABLE, "unsupported-access-model")
                : error);
      }
    }
    return Optional.empty();
  }

  /**
   * This one with what {@code form} says.
   *
   * @throws IllegalArgumentException where there is a {@link #refusal}
   */
  public NodeConfiguration with(DataForm form) {
    Map<NodeOption, List<String>> next = new EnumMap<>(values);
    for (FormField field : form.fields()) {
      NodeOption.of(field.name())
          .ifPresent(
              option ->
                  next.put(
                      option,
                      option
                          .accept(field.values())
                          .orElseThrow(
                              () -> new IllegalArgumentException("no value of " + field.name()))));
    }
    return new NodeConfiguration(next);
  }

  /**
   * Whether all that {@code options} says is so, as it must be for something to be published with
   * them; never where it says something that nothing is known of (XEP-0060, section 7.1.5).
   */
  public boolean meets(DataForm options) {
    return knowsAll(options)
        && options.fields().stream()
            .filter(field -> !field.name().equals(DataForm.FORM_TYPE))
            .allMatch(
                field -> {
                  NodeOption option = NodeOption.of(field.name()).orElseThrow();
                  return option
                      .accept(field.values())
                      .filter(asked -> asked.equals(values.get(option)))
                      .isPresent();
                });
  }

  /** Whether every field of {@code options} is known. */
  public static boolean knowsAll(DataForm options) {
    return options.fields().stream()
        .map(FormField::name)
        .allMatch(name -> name.equals(DataForm.FORM_TYPE) || NodeOption.of(name).isPresent());
  }

  public Access access() {
    return Access.valueOf(text(NodeOption.ACCESS_MODEL).toUpperCase(Locale.ROOT));
  }

  /** The groups of the owner's roster that {@link Access#ROSTER} lets in. */
  public List<String> rosterGroups() {
    return values(NodeOption.ROSTER_GROUPS);
  }

  /** How many items stay: 0 where none is kept, {@link #MAX} for as many as the server lets. */
  public int keptItems() {
    return isTrue(NodeOption.PERSIST_ITEMS) ? count(text(NodeOption.MAX_ITEMS)).orElseThrow() : 0;
  }

  /** Whether whoever comes gets the last item. */
  public boolean sendsLastOnPresence() {
    return text(NodeOption.SEND_LAST).equals("on_sub_and_presence");
  }

  public boolean sendsLastOnSubscription() {
    return !text(NodeOption.SEND_LAST).equals("never");
  }

  public boolean deliversNotifications() {
    return isTrue(NodeOption.DELIVER_NOTIFICATIONS);
  }

  public boolean deliversPayloads() {
    return isTrue(NodeOption.DELIVER_PAYLOADS);
  }

  public boolean notifiesOfConfiguration() {
    return isTrue(NodeOption.NOTIFY_CONFIG);
  }

  public boolean notifiesOfDeletion() {
    return isTrue(NodeOption.NOTIFY_DELETE);
  }

  public boolean notifiesOfRetraction() {
    return isTrue(NodeOption.NOTIFY_RETRACT);
  }

  /** The type of the messages that tell of something: {@code headline} or {@code normal}. */
  public String messageType() {
    return text(NodeOption.NOTIFICATION_TYPE);
  }

  /** A name for people, "" for none. */
  public String title() {
    return values(NodeOption.TITLE).stream().findFirst().orElse("");
  }

  /** All of it: to be filled in, or as a result. */
  public DataForm form(DataForm.Type type) {
    List<FormField> fields = new ArrayList<>();
    values.forEach((option, value) -> fields.add(option.field(value)));
    return DataForm.of(type, PubSub.NODE_CONFIG, fields);
  }

  /** What is told of it to those who may see the node (XEP-0060, section 5.4). */
  public DataForm metaData() {
    List<FormField> fields = new ArrayList<>();
    for (NodeOption option :
        List.of(
            NodeOption.TITLE,
            NodeOption.DESCRIPTION,
            NodeOption.TYPE,
            NodeOption.ACCESS_MODEL,
            NodeOption.MAX_ITEMS)) {
      if (!values(option).isEmpty()) {
        fields.add(option.field(values(option)));
      }
    }
    return DataForm.of(DataForm.Type.RESULT, PubSub.META_DATA, fields);
  }

  static OptionalInt count(String text) {
    if (text.equals("max")) {
      return OptionalInt.of(MAX);
    }
    return text.matches("[1-9][0-9]{0,8}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  private boolean isTrue(NodeOption option) {
    return text(option).equals("1");
  }

  private String text(NodeOption option) {
    return values(option).get(0);
  }

  private List<String> values(NodeOption option) {
    return values.getOrDefault(option, option.usual());
  }
}
