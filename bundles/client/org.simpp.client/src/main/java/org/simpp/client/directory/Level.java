package org.simpp.client.directory;

import java.util.List;

/**
 * What is directly in a unit, in no order.
 *
 * @param isComplete whether that is all; a unit may hold more than is read or the server gives
 */
public record Level(List<Unit> units, List<Person> people, boolean isComplete) {
  public Level {
    units = List.copyOf(units);
    people = List.copyOf(people);
  }
}
