package org.simpp.store;

import java.util.Objects;
import org.simpp.model.Bytes;

/**
 * A node that an account publishes items at (XEP-0060, XEP-0163).
 *
 * @param name 1 to {@value #MAX_NAME} characters
 * @param maxItems the latest so many stay; the others go. 0 for a node that keeps none
 * @param configuration all the rest, as the server writes it
 */
public record PublishNode(String name, int maxItems, Bytes configuration) {
  /** Characters that a node's name may have. */
  public static final int MAX_NAME = 1_023;

  public PublishNode {
    Objects.requireNonNull(configuration);
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a node's name has 1 to " + MAX_NAME + " characters");
    }
    if (maxItems < 0) {
      throw new IllegalArgumentException("a node keeps 0 or more items");
    }
  }
}
