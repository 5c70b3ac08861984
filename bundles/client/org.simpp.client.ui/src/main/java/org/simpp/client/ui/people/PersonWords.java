package org.simpp.client.ui.people;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.simpp.client.directory.Person;
import org.simpp.client.directory.Unit;
import org.simpp.client.ui.language.Messages;

/** Says who people are, and puts them in the order of the language. */
public record PersonWords(Messages messages) {
  /** In one line: the name, and the title where there is one. */
  public String line(Person person) {
    return person.title().isEmpty()
        ? person.name()
        : messages.text("people.line", person.name(), person.title());
  }

  /** The columns of a table. */
  String[] cells(Person person) {
    return new String[] {person.name(), person.title(), person.unit(), person.address().toString()};
  }

  /** Everything that is known of a person, below each other. */
  public String all(Person person) {
    return Stream.of(line(person), person.unit(), person.address().toString(), person.phone())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  public List<Person> sorted(List<Person> people) {
    return people.stream()
        .sorted(
            Comparator.comparing(Person::name, order())
                .thenComparing(person -> person.address().toString()))
        .toList();
  }

  public List<Unit> sortedUnits(List<Unit> units) {
    return units.stream().sorted(Comparator.comparing(Unit::name, order())).toList();
  }

  private Comparator<String> order() {
    Collator collator = Collator.getInstance(messages.locale());
    return collator::compare;
  }
}
