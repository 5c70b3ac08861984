package org.simpp.client.internal.conversation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.Namespaces;
import org.simpp.xmpp.Node;

/**
 * What a message says, before it is sealed or after it was opened; {@link #toString} does not show
 * it.
 *
 * @param elements as a message would hold them, were it not sealed
 */
public record Content(List<Element> elements) {
  public Content {
    elements = List.copyOf(elements);
  }

  /** A text alone; U+FFFD stands for what XML cannot hold. */
  public static Content ofText(String text) {
    return new Content(
        List.of(Element.of(Namespaces.CLIENT, "body", Node.Text.replacing(text).value())));
  }

  /** The text, for a person or for a program that opens nothing else; empty where there is none. */
  public Optional<String> text() {
    return first(
        element ->
            element.is(Namespaces.CLIENT, "body") && !element.text().isEmpty()
                ? Optional.of(element.text())
                : Optional.empty());
  }

  /** What {@code reader} reads of the first element of which it can read something. */
  public <T> Optional<T> first(Function<Element, Optional<T>> reader) {
    return elements.stream().flatMap(element -> reader.apply(element).stream()).findFirst();
  }

  @Override
  public String toString() {
    return "Content[" + elements.size() + " elements]";
  }
}
