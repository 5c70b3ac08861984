package org.simpp.xmpp.simpp;

import java.util.Arrays;
import java.util.Optional;

/** What a {@code <simpp/>} carries; the attribute {@code t} is its number in hexadecimal. */
public enum BoxType {
  /** From a client to its server under the session's key: CC1. */
  CLIENT_SERVER("31"),
  /** A contact's key from the server: CC2. */
  KEY_DISTRIBUTION("32"),
  /** The first of three between clients. */
  CC3("33"),
  /** The second. */
  CC4("34"),
  /** The third: 32 bytes, no box. */
  CC5("35"),
  /** A message's text. */
  MESSAGE("41"),
  /** A part of a file. */
  FILE_CHUNK("42"),
  /** An envelope with a message's content. */
  CONTENT("43");

  private final String attribute;

  BoxType(String attribute) {
    this.attribute = attribute;
  }

  public String attribute() {
    return attribute;
  }

  public static Optional<BoxType> of(String attribute) {
    return Arrays.stream(values()).filter(type -> type.attribute.equals(attribute)).findFirst();
  }
}
