package org.simpp.xmpp.streammanagement;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.StanzaCondition;

/** An element of stream management: no stanza, and not counted (XEP-0198, sections 3 to 5). */
public sealed interface StreamManagement {
  /** The namespace, which is the stream feature's too. */
  String NAMESPACE = "urn:xmpp:sm:3";

  /** The stream feature (XEP-0198, section 2). */
  static Element feature() {
    return Element.of(NAMESPACE, "sm");
  }

  /** Whether {@code element} belongs here, understood or not. */
  static boolean covers(Element element) {
    return element.namespace().equals(NAMESPACE);
  }

  /** What a client says; empty where it is nothing that a client says or a value is not allowed. */
  static Optional<StreamManagement> of(Element element) {
    if (!covers(element)) {
      return Optional.empty();
    }
    return switch (element.localName()) {
      case "enable" -> Optional.of(new Enable(isTrue(element, "resume")));
      case "r" -> Optional.of(new Request());
      case "a" -> count(element).map(Answer::new);
      case "resume" ->
          count(element).flatMap(h -> element.attribute("previd").map(id -> new Resume(id, h)));
      default -> Optional.empty();
    };
  }

  /** What a server says; empty where it is nothing that a server says or a value is not allowed. */
  static Optional<StreamManagement> ofServer(Element element) {
    if (!covers(element)) {
      return Optional.empty();
    }
    return switch (element.localName()) {
      case "enabled" -> Optional.of(enabled(element));
      case "r" -> Optional.of(new Request());
      case "a" -> count(element).map(Answer::new);
      case "resumed" ->
          count(element).flatMap(h -> element.attribute("previd").map(id -> new Resumed(id, h)));
      case "failed" -> Optional.of(new Failed(condition(element), count(element).orElse(null)));
      default -> Optional.empty();
    };
  }

  Element toElement();

  /**
   * Asks for it (section 3).
   *
   * @param resume whether the stream shall be resumable
   */
  record Enable(boolean resume) implements StreamManagement {
    @Override
    public Element toElement() {
      return named("enable").attribute("resume", resume ? "true" : null).build();
    }
  }

  /**
   * It is on (section 3).
   *
   * @param id what resumes the stream; null where it cannot be resumed
   * @param maxSeconds how long it waits to be resumed; 0 where it does not say
   */
  record Enabled(@Nullable String id, int maxSeconds) implements StreamManagement {
    @Override
    public Element toElement() {
      return named("enabled")
          .attribute("id", id)
          .attribute("resume", id == null ? null : "true")
          .attribute("max", id == null || maxSeconds == 0 ? null : Integer.toString(maxSeconds))
          .build();
    }
  }

  /** Asks for an {@link Answer} (section 4). */
  record Request() implements StreamManagement {
    @Override
    public Element toElement() {
      return Element.of(NAMESPACE, "r");
    }
  }

  /**
   * What has been handled (section 4).
   *
   * @param handled since it was enabled
   */
  record Answer(StanzaCount handled) implements StreamManagement {
    @Override
    public Element toElement() {
      return named("a").attribute("h", handled.toString()).build();
    }
  }

  /**
   * Asks to go on with an earlier stream (section 5).
   *
   * @param previousId what {@link Enabled} gave
   * @param handled of the earlier stream's stanzas
   */
  record Resume(String previousId, StanzaCount handled) implements StreamManagement {
    @Override
    public Element toElement() {
      return named("resume")
          .attribute("h", handled.toString())
          .attribute("previd", previousId)
          .build();
    }
  }

  /**
   * The earlier stream goes on (section 5).
   *
   * @param handled of the earlier stream's stanzas
   */
  record Resumed(String previousId, StanzaCount handled) implements StreamManagement {
    @Override
    public Element toElement() {
      return named("resumed")
          .attribute("h", handled.toString())
          .attribute("previd", previousId)
          .build();
    }
  }

  /**
   * It is not on, or the stream does not go on (sections 3 and 5).
   *
   * @param handled of the earlier stream's stanzas; null where that is not known
   */
  record Failed(StanzaCondition condition, @Nullable StanzaCount handled)
      implements StreamManagement {
    public Failed {
      Objects.requireNonNull(condition);
    }

    @Override
    public Element toElement() {
      return named("failed")
          .attribute("h", handled == null ? null : handled.toString())
          .child(Element.of(Namespaces.STANZA_ERRORS, condition.elementName()))
          .build();
    }
  }

  private static Element.Builder named(String localName) {
    return Element.builder(NAMESPACE, localName);
  }

  private static Enabled enabled(Element element) {
    String id = isTrue(element, "resume") ? element.attribute("id").orElse(null) : null;
    boolean isResumable = id != null && !id.isEmpty();
    int seconds =
        isResumable ? element.attribute("max").map(StreamManagement::seconds).orElse(0) : 0;
    return new Enabled(isResumable ? id : null, seconds);
  }

  /** Zero where it is no number of seconds: it is a hint alone. */
  private static int seconds(String max) {
    return (int)
        StanzaCount.parse(max)
            .map(StanzaCount::value)
            .filter(value -> value <= Integer.MAX_VALUE)
            .orElse(0L)
            .longValue();
  }

  private static StanzaCondition condition(Element failed) {
    return failed.children().stream()
        .filter(child -> child.namespace().equals(Namespaces.STANZA_ERRORS))
        .flatMap(child -> StanzaCondition.of(child.localName()).stream())
        .findFirst()
        .orElse(StanzaCondition.UNDEFINED_CONDITION);
  }

  private static Optional<StanzaCount> count(Element element) {
    return element.attribute("h").flatMap(StanzaCount::parse);
  }

  private static boolean isTrue(Element element, String attribute) {
    return element
        .attribute(attribute)
        .map(value -> value.equals("true") || value.equals("1"))
        .orElse(false);
  }
}
