package org.simpp.client.directory;

import java.util.List;

/**
 * Who was found, in no order.
 *
 * @param isComplete whether that is all; there may be more than was asked for or the server gives
 */
public record Found(List<Person> people, boolean isComplete) {
  public Found {
    people = List.copyOf(people);
  }
}
