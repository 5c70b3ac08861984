package org.simpp.xmpp.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * One field of a form (XEP-0004, section 3.2).
 *
 * @param name its {@code var}; "" only for a fixed field
 * @param type {@link Type#TEXT_SINGLE} where the form did not say; a submitted field means what the
 *     form that was asked for says of it
 * @param label for people, "" for none
 * @param isRequired whether the form counts only with a value for it
 * @param values the default, submitted or resulting ones
 * @param options what there is to choose from, in a list
 */
public record FormField(
    String name,
    Type type,
    String label,
    boolean isRequired,
    List<String> values,
    List<Option> options) {
  /** The kinds of data (XEP-0004, section 3.3). */
  public enum Type {
    BOOLEAN,
    FIXED,
    HIDDEN,
    JID_MULTI,
    JID_SINGLE,
    LIST_MULTI,
    LIST_SINGLE,
    TEXT_MULTI,
    TEXT_PRIVATE,
    TEXT_SINGLE;

    /** The attribute: {@code text-single}. */
    String attribute() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one that {@code attribute} writes; an unknown one counts as text (section 3.3). */
    static Type of(String attribute) {
      for (Type type : values()) {
        if (type.attribute().equals(attribute)) {
          return type;
        }
      }
      return TEXT_SINGLE;
    }
  }

  /**
   * One value to choose.
   *
   * @param label for people, "" for none
   */
  public record Option(String label, String value) {
    public Option {
      Objects.requireNonNull(label);
      Objects.requireNonNull(value);
    }
  }

  /** How many values one field may have, and how many options. */
  static final int MAX_VALUES = 1_000;

  public FormField {
    Objects.requireNonNull(type);
    Objects.requireNonNull(label);
    values = List.copyOf(values);
    options = List.copyOf(options);
    if (name.isEmpty() && type != Type.FIXED) {
      throw new IllegalArgumentException("a field has a name, unless it is fixed");
    }
  }

  /** Of one kind, without options. */
  public static FormField of(String name, Type type, String label, String... values) {
    return new FormField(name, type, label, false, List.of(values), List.of());
  }

  /** A hidden one. */
  public static FormField hidden(String name, String value) {
    return of(name, Type.HIDDEN, "", value);
  }

  /** A choice of one from {@code options}, which are their own labels. */
  public static FormField choice(String name, String label, String value, List<String> options) {
    return new FormField(
        name,
        Type.LIST_SINGLE,
        label,
        false,
        List.of(value),
        options.stream().map(option -> new Option("", option)).toList());
  }

  /** The same field, without which the form does not count. */
  public FormField required() {
    return new FormField(name, type, label, true, values, options);
  }

  /** The first value; empty where there is none. */
  public Optional<String> value() {
    return values.stream().findFirst();
  }

  /**
   * What {@code field} writes; empty where it is none: no name, an option without exactly one
   * value, or too many of either.
   */
  static Optional<FormField> of(Element field) {
    Type type = Type.of(field.attribute("type").orElse(""));
    String name = field.attribute("var").orElse("");
    List<Element> values = field.children(DataForm.NAMESPACE, "value");
    Optional<List<Option>> options = options(field.children(DataForm.NAMESPACE, "option"));
    boolean isNamed = !name.isEmpty() || type == Type.FIXED;
    if (!isNamed || values.size() > MAX_VALUES || options.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FormField(
            name,
            type,
            field.attribute("label").orElse(""),
            field.child(DataForm.NAMESPACE, "required").isPresent(),
            values.stream().map(Element::text).toList(),
            options.get()));
  }

  private static Optional<List<Option>> options(List<Element> elements) {
    List<Option> options = new ArrayList<>();
    for (Element element : elements) {
      List<Element> values = element.children(DataForm.NAMESPACE, "value");
      if (values.size() != 1 || options.size() == MAX_VALUES) {
        return Optional.empty();
      }
      options.add(new Option(element.attribute("label").orElse(""), values.get(0).text()));
    }
    return Optional.of(options);
  }

  Element toElement() {
    Element.Builder field =
        Element.builder(DataForm.NAMESPACE, "field")
            .attribute("var", name.isEmpty() ? null : name)
            .attribute("type", type.attribute())
            .attribute("label", label.isEmpty() ? null : label);
    if (isRequired) {
      field.child(Element.of(DataForm.NAMESPACE, "required"));
    }
    values.forEach(value -> field.child("value", value));
    options.forEach(
        option ->
            field.child(
                Element.builder(DataForm.NAMESPACE, "option")
                    .attribute("label", option.label().isEmpty() ? null : option.label())
                    .child("value", option.value())
                    .build()));
    return field.build();
  }
}
