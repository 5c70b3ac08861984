package org.simpp.xmpp.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.simpp.xmpp.Element;

/**
 * A form: to be filled in, filled in, or a result (XEP-0004, section 3). No two fields have the
 * same name.
 *
 * @param type which of them
 * @param title for people, "" for none
 * @param instructions for people, a line each
 * @param fields in their order
 */
public record DataForm(Type type, String title, List<String> instructions, List<FormField> fields) {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "jabber:x:data";

  /** The hidden field that says what the others belong to (XEP-0068, section 3.1). */
  public static final String FORM_TYPE = "FORM_TYPE";

  /** How many fields a form may have. */
  static final int MAX_FIELDS = 200;

  /** What a form is there for (XEP-0004, section 3.1). */
  public enum Type {
    CANCEL,
    FORM,
    RESULT,
    SUBMIT;

    private String attribute() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Type> of(String attribute) {
      for (Type type : values()) {
        if (type.attribute().equals(attribute)) {
          return Optional.of(type);
        }
      }
      return Optional.empty();
    }
  }

  public DataForm {
    Objects.requireNonNull(type);
    Objects.requireNonNull(title);
    instructions = List.copyOf(instructions);
    fields = List.copyOf(fields);
    if (fields.size() > MAX_FIELDS || hasNameTwice(fields)) {
      throw new IllegalArgumentException(
          "a form has at most " + MAX_FIELDS + " fields, and no name twice");
    }
  }

  /** A form of that kind whose fields belong to {@code formType}, without words for people. */
  public static DataForm of(Type type, String formType, List<FormField> fields) {
    List<FormField> all = new ArrayList<>();
    all.add(FormField.hidden(FORM_TYPE, formType));
    all.addAll(fields);
    return new DataForm(type, "", List.of(), all);
  }

  /**
   * What {@code x} writes; empty where it is none: of no known type, a field of it is none, two
   * fields have one name, or it has more of anything than a form may have.
   */
  public static Optional<DataForm> of(Element x) {
    Optional<Type> type = x.attribute("type").flatMap(Type::of);
    List<Element> elements = x.children(NAMESPACE, "field");
    List<Element> instructions = x.children(NAMESPACE, "instructions");
    boolean isBounded = elements.size() <= MAX_FIELDS && instructions.size() <= MAX_FIELDS;
    if (!x.is(NAMESPACE, "x") || type.isEmpty() || !isBounded) {
      return Optional.empty();
    }
    List<FormField> fields =
        elements.stream().flatMap(element -> FormField.of(element).stream()).toList();
    if (fields.size() != elements.size() || hasNameTwice(fields)) {
      return Optional.empty();
    }
    return Optional.of(
        new DataForm(
            type.get(),
            x.childText("title").orElse(""),
            instructions.stream().map(Element::text).toList(),
            fields));
  }

  /** The form that stands in {@code parent}; empty where there is none, or it is broken. */
  public static Optional<DataForm> in(Element parent) {
    return parent.child(NAMESPACE, "x").flatMap(DataForm::of);
  }

  /** What its fields belong to; empty where it does not say (XEP-0068, section 3.1). */
  public Optional<String> formType() {
    return value(FORM_TYPE);
  }

  public Optional<FormField> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The first value of the field of that name; empty where it has none, or there is no field. */
  public Optional<String> value(String name) {
    return field(name).flatMap(FormField::value);
  }

  /** The values of the field of that name; none where there is no such field. */
  public List<String> values(String name) {
    return field(name).map(FormField::values).orElse(List.of());
  }

  /**
   * Whether {@code value} writes true or false, as a boolean field does (XEP-0004, section 3.3);
   * empty where it writes neither.
   */
  public static Optional<Boolean> truth(String value) {
    return switch (value) {
      case "1", "true" -> Optional.of(true);
      case "0", "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** The same form with that title and those lines for people. */
  public DataForm titled(String words, String... lines) {
    return new DataForm(type, words, List.of(lines), fields);
  }

  public Element toElement() {
    Element.Builder x = Element.builder(NAMESPACE, "x").attribute("type", type.attribute());
    if (!title.isEmpty()) {
      x.child("title", title);
    }
    instructions.forEach(line -> x.child("instructions", line));
    fields.forEach(field -> x.child(field.toElement()));
    return x.build();
  }

  private static boolean hasNameTwice(List<FormField> fields) {
    Set<String> names = new HashSet<>();
    return !fields.stream()
        .map(FormField::name)
        .filter(name -> !name.isEmpty())
        .allMatch(names::add);
  }
}
