package org.simpp.model;

import java.util.Objects;

/**
 * The id of one stanza, as its sender chose it: 1 to 1,023 characters (RFC 6120, section 8.1.3).
 */
public record MessageId(String value) {
  private static final int MAX_LENGTH = 1023;

  public MessageId {
    Objects.requireNonNull(value);
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a message id has 1 to " + MAX_LENGTH + " characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
