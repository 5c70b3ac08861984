package org.simpp.xmpp.commands;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.StanzaError;
import org.simpp.xmpp.forms.DataForm;

/**
 * A command as it is given (XEP-0050, section 2.4).
 *
 * @param node which one
 * @param sessionId which execution of it; "" for a new one
 * @param action what is to be done
 * @param form what was filled in; null for nothing
 */
public record Command(String node, String sessionId, Action action, @Nullable DataForm form) {
  /** The namespace, which is the feature and the node of the list too. */
  public static final String NAMESPACE = "http://jabber.org/protocol/commands";

  /** What is to be done with a command. */
  public enum Action {
    CANCEL,
    COMPLETE,
    EXECUTE,
    NEXT,
    PREV
  }

  /** How far a command is. */
  public enum Status {
    CANCELED,
    COMPLETED,
    EXECUTING
  }

  /** How a note is meant. */
  public enum NoteType {
    ERROR,
    INFO,
    WARN
  }

  public Command {
    Objects.requireNonNull(sessionId);
    Objects.requireNonNull(action);
    if (node.isEmpty()) {
      throw new IllegalArgumentException("a command has a node");
    }
  }

  /**
   * What {@code element} writes; empty where it is none: another element, without a node, or with
   * an unknown action.
   */
  public static Optional<Command> of(Element element) {
    String node = element.attribute("node").orElse("");
    Optional<Action> action = action(element.attribute("action").orElse("execute"));
    if (!element.is(NAMESPACE, "command") || node.isEmpty() || action.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Command(
            node,
            element.attribute("sessionid").orElse(""),
            action.get(),
            DataForm.in(element).orElse(null)));
  }

  private static Optional<Action> action(String attribute) {
    for (Action action : Action.values()) {
      if (action.name().toLowerCase(Locale.ROOT).equals(attribute)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** An answer without form and note. */
  public static Element answer(String node, String sessionId, Status status) {
    return Element.builder(NAMESPACE, "command")
        .attribute("node", node)
        .attribute("sessionid", sessionId)
        .attribute("status", status.name().toLowerCase(Locale.ROOT))
        .build();
  }

  /** An answer with words for people (XEP-0050, section 4.3). */
  public static Element withNote(Element answer, NoteType type, String text) {
    return answer.toBuilder()
        .child(
            Element.builder(NAMESPACE, "note")
                .attribute("type", type.name().toLowerCase(Locale.ROOT))
                .text(text)
                .build())
        .build();
  }

  /** An answer with a form: to be filled in and then completed, or the result. */
  public static Element withForm(Element answer, DataForm form) {
    Element.Builder builder = answer.toBuilder();
    if (form.type() == DataForm.Type.FORM) {
      builder.child(
          Element.builder(NAMESPACE, "actions")
              .attribute("execute", "complete")
              .child(Element.of(NAMESPACE, "complete"))
              .build());
    }
    return builder.child(form.toElement()).build();
  }

  /** An error with the condition of that name (XEP-0050, section 4.4). */
  public static StanzaError error(StanzaCondition condition, String name) {
    return StanzaError.of(condition, "").with(Element.of(NAMESPACE, name));
  }
}
