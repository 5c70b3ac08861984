package org.simpp.endtoend;

import java.util.Optional;

/** What passes between two clients; the code is the element's attribute {@code t}, in hex. */
public enum MessageType {
  CC3(0x33),
  CC4(0x34),
  CC5(0x35),
  TEXT(0x41),
  CONTENT(0x43);

  private final int code;

  MessageType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Whether it carries what people say, in a session; the others set one up. */
  public boolean isSealed() {
    return this == TEXT || this == CONTENT;
  }

  /** The type with that code, if it is one of these. */
  public static Optional<MessageType> of(int code) {
    for (MessageType type : values()) {
      if (type.code == code) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
