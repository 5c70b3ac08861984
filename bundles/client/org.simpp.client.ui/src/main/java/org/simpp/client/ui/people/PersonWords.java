package org.simpp.client.ui.people;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
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
    return inOrder(
        people, Person::name, Comparator.comparing(person -> person.address().toString()));
  }

  public List<Unit> sortedUnits(List<Unit> units) {
    return inOrder(units, Unit::name, Comparator.comparing(Unit::name));
  }

  /** By the language's order of the names, each of which is read once. */
  private <T> List<T> inOrder(List<T> all, Function<T, String> name, Comparator<T> among) {
    Collator collator = Collator.getInstance(messages.locale());
    return all.stream()
        .map(one -> new Keyed<>(collator.getCollationKey(name.apply(one)), one))
        .sorted(Comparator.comparing(Keyed<T>::key).thenComparing(Keyed::one, among))
        .map(Keyed::one)
        .toList();
  }

  private record Keyed<T>(CollationKey key, T one) {}
}
