package org.simpp.xmpp.disco;

import java.util.Objects;
import java.util.Optional;
import org.simpp.xmpp.Element;

/**
 * What an entity is (XEP-0030, section 3.1).
 *
 * @param category {@code client}, {@code server} …
 * @param type {@code pc}, {@code im} …
 * @param language of the name, "" for none
 * @param name for people, "" for none
 */
public record Identity(String category, String type, String language, String name) {
  public Identity {
    Objects.requireNonNull(language);
    Objects.requireNonNull(name);
    if (category.isEmpty() || type.isEmpty()) {
      throw new IllegalArgumentException("an identity has a category and a type");
    }
  }

  static Optional<Identity> of(Element element) {
    String category = element.attribute("category").orElse("");
    String type = element.attribute("type").orElse("");
    if (category.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Identity(
            category, type, element.language().orElse(""), element.attribute("name").orElse("")));
  }

  Element toElement() {
    return Element.builder(DiscoInfo.NAMESPACE, "identity")
        .attribute("category", category)
        .attribute("type", type)
        .language(language.isEmpty() ? null : language)
        .attribute("name", name.isEmpty() ? null : name)
        .build();
  }
}
