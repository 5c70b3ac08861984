package org.simpp.client.internal.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.simpp.client.directory.Person;
import org.simpp.client.directory.Unit;
import org.simpp.model.Jid;

/**
 * The directory's entries as people and units. What they say is shown on a screen, so it is one
 * bounded line without control characters.
 */
record Reading(Place.Attributes attributes) {
  private static final int MAX_TEXT = 200;
  private static final List<String> UNITS = List.of("ou", "o");

  /** What of an entry is read. */
  String[] wanted() {
    return Stream.concat(
            Arrays.stream(attributes.all()),
            Stream.concat(UNITS.stream(), Stream.of("objectClass")))
        .distinct()
        .toArray(String[]::new);
  }

  static boolean isUnit(SearchResultEntry entry) {
    return entry.hasObjectClass("organizationalUnit") || entry.hasObjectClass("organization");
  }

  static Unit unit(SearchResultEntry entry) {
    return unit(
        entry.getDN(),
        UNITS.stream().map(entry::getAttributeValue).filter(value -> value != null).findFirst());
  }

  /** The unit of that name, called as its entry is where nothing else is known. */
  static Unit unit(String name) {
    return unit(name, Optional.empty());
  }

  /** Empty for whom there is no address that can be written to. */
  Optional<Person> person(SearchResultEntry entry) {
    return address(entry)
        .map(
            address -> {
              String name = text(entry, attributes.name());
              String unit = text(entry, attributes.unit());
              return new Person(
                  name.isEmpty() ? address.toString() : name,
                  address,
                  unit.isEmpty() ? nearest(entry.getDN()) : unit,
                  text(entry, attributes.title()),
                  text(entry, attributes.phone()));
            });
  }

  /** The first value that is an account's address. */
  private Optional<Jid> address(SearchResultEntry entry) {
    String[] values = entry.getAttributeValues(attributes.address());
    return values == null
        ? Optional.empty()
        : Arrays.stream(values).flatMap(value -> jid(value).stream()).findFirst();
  }

  private static Optional<Jid> jid(String value) {
    try {
      Jid jid = Jid.of(value.strip().replaceFirst("^xmpp:", ""));
      return Optional.of(jid).filter(Jid::isBare).filter(bare -> !bare.isDomain());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Unit unit(String name, Optional<String> called) {
    return new Unit(
        name, called.map(Reading::line).filter(text -> !text.isEmpty()).orElseGet(() -> own(name)));
  }

  /** What the entry of that name is called: its domain, or the value of its first part. */
  private static String own(String name) {
    List<String> domain = new ArrayList<>();
    for (RDN part : parts(name)) {
      if (!part.hasAttribute("dc")) {
        return domain.isEmpty() ? line(part.getAttributeValues()[0]) : String.join(".", domain);
      }
      domain.add(line(part.getAttributeValues()[0]));
    }
    return domain.isEmpty() ? line(name) : String.join(".", domain);
  }

  /** The unit that an entry stands in. */
  private static String nearest(String name) {
    return Arrays.stream(parts(name))
        .skip(1)
        .filter(part -> UNITS.contains(part.getAttributeNames()[0].toLowerCase(Locale.ROOT)))
        .map(part -> line(part.getAttributeValues()[0]))
        .findFirst()
        .orElse("");
  }

  private static RDN[] parts(String name) {
    try {
      return DN.getRDNs(name);
    } catch (LDAPException e) {
      return new RDN[0];
    }
  }

  private static String text(SearchResultEntry entry, String attribute) {
    String value = entry.getAttributeValue(attribute);
    return value == null ? "" : line(value);
  }

  /** One line of what a server said. */
  static String line(String value) {
    int[] shown = value.codePoints().map(c -> isShown(c) ? c : ' ').limit(MAX_TEXT).toArray();
    return new String(shown, 0, shown.length).strip();
  }

  /** Nothing that hides, or turns the direction of what stands beside it. */
  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
