package org.simpp.client.directory;

import java.util.Objects;

/**
 * The organisation, or a part of it.
 *
 * @param key what {@link PeopleDirectory#open} finds it by
 * @param name what it is called
 */
public record Unit(String key, String name) {
  public Unit {
    Objects.requireNonNull(key);
    Objects.requireNonNull(name);
  }
}
