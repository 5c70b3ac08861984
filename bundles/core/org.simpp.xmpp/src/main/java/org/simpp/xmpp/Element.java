package org.simpp.xmpp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.simpp.xmpp.text.XmlCharacters;

/**
 * An immutable XML element: expanded names, no prefixes, no namespace declarations.
 *
 * <p>Two elements are equal when their names, attributes (in any order) and nodes are. {@link
 * #toString} shows the name alone, so that no body reaches a log by accident.
 *
 * @param name its expanded name
 * @param attributes by expanded name, in the order they came
 * @param nodes what stands between its tags
 */
public record Element(Name name, Map<Name, String> attributes, List<Node> nodes) implements Node {
  /**
   * An expanded name.
   *
   * @param namespace "" for none, as attributes mostly have
   * @param local without colon
   */
  public record Name(String namespace, String local) {
    /**
     * @throws IllegalArgumentException if {@code local} is no name
     */
    public Name {
      XmlCharacters.requireAllowed(namespace);
      if (!XmlCharacters.isName(local)) {
        throw new IllegalArgumentException("an XML name without colon was expected");
      }
    }
  }

  private static final Name LANGUAGE = new Name(Namespaces.XML, "lang");

  public Element {
    Objects.requireNonNull(name);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    attributes.values().forEach(XmlCharacters::requireAllowed);
    nodes = List.copyOf(nodes);
  }

  /** An empty element, to be filled. */
  public static Builder builder(String namespace, String name) {
    return new Builder(new Name(namespace, name));
  }

  /** An empty element. */
  public static Element of(String namespace, String name) {
    return builder(namespace, name).build();
  }

  /** An element that holds text alone. */
  public static Element of(String namespace, String name, String text) {
    return builder(namespace, name).text(text).build();
  }

  public String namespace() {
    return name.namespace();
  }

  public String localName() {
    return name.local();
  }

  /** Whether it has that expanded name. */
  public boolean is(String namespace, String localName) {
    return name.local().equals(localName) && name.namespace().equals(namespace);
  }

  /** The value of the attribute of that name and no namespace. */
  public Optional<String> attribute(String localName) {
    return attribute("", localName);
  }

  public Optional<String> attribute(String namespace, String localName) {
    return Optional.ofNullable(attributes.get(new Name(namespace, localName)));
  }

  /** The {@code xml:lang} attribute of this element itself. */
  public Optional<String> language() {
    return Optional.ofNullable(attributes.get(LANGUAGE));
  }

  /** The elements directly in it. */
  public List<Element> children() {
    return nodes.stream().filter(Element.class::isInstance).map(Element.class::cast).toList();
  }

  /** The elements of that name directly in it. */
  public List<Element> children(String namespace, String localName) {
    return children().stream().filter(child -> child.is(namespace, localName)).toList();
  }

  /** The first element of that name directly in it. */
  public Optional<Element> child(String namespace, String localName) {
    return children().stream().filter(child -> child.is(namespace, localName)).findFirst();
  }

  /** The text directly in it, without that of its children. */
  public String text() {
    return nodes.stream()
        .filter(Text.class::isInstance)
        .map(node -> ((Text) node).value())
        .collect(Collectors.joining());
  }

  /** The text of the first child of that name in this element's own namespace. */
  public Optional<String> childText(String localName) {
    return child(namespace(), localName).map(Element::text);
  }

  /** A builder filled with this element. */
  public Builder toBuilder() {
    Builder builder = new Builder(name);
    builder.attributes.putAll(attributes);
    builder.nodes.addAll(nodes);
    return builder;
  }

  @Override
  public String toString() {
    return "Element[" + name.namespace() + " " + name.local() + "]";
  }

  /** Fills one element. */
  public static final class Builder {
    private final Name name;
    private final Map<Name, String> attributes = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    private Builder(Name name) {
      this.name = name;
    }

    /** Sets an attribute of no namespace; does nothing where {@code value} is null. */
    public Builder attribute(String localName, @Nullable String value) {
      return attribute("", localName, value);
    }

    /** Sets an attribute; does nothing where {@code value} is null. */
    public Builder attribute(String namespace, String localName, @Nullable String value) {
      if (value != null) {
        attributes.put(new Name(namespace, localName), value);
      }
      return this;
    }

    /** Sets {@code xml:lang}; does nothing where {@code value} is null. */
    public Builder language(@Nullable String value) {
      if (value != null) {
        attributes.put(LANGUAGE, value);
      }
      return this;
    }

    public Builder child(Element child) {
      nodes.add(child);
      return this;
    }

    public Builder children(Collection<Element> children) {
      nodes.addAll(children);
      return this;
    }

    /** Adds a child of this element's namespace that holds text alone. */
    public Builder child(String localName, String text) {
      return child(Element.of(name.namespace(), localName, text));
    }

    /** Adds text; nothing where it is empty. */
    public Builder text(String text) {
      if (!text.isEmpty()) {
        nodes.add(new Text(text));
      }
      return this;
    }

    public Element build() {
      return new Element(name, attributes, nodes);
    }
  }
}
