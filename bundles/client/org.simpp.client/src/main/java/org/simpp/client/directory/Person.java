package org.simpp.client.directory;

import java.util.Objects;
import org.simpp.model.Jid;

/**
 * Somebody in the directory who has an address to write to. What the directory does not say is "".
 *
 * @param address a bare address
 */
public record Person(String name, Jid address, String unit, String title, String phone) {
  public Person {
    Objects.requireNonNull(name);
    Objects.requireNonNull(address);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(title);
    Objects.requireNonNull(phone);
  }
}
