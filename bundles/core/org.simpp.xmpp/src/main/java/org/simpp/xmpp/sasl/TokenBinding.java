package org.simpp.xmpp.sasl;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.simpp.model.Bytes;
import org.simpp.transport.LinkSecurity;

/** The kinds of channel binding that a hashed token may have, the strongest first (draft HT). */
public enum TokenBinding {
  /** Keying material of the TLS connection (RFC 9266). */
  EXPR("tls-exporter"),
  /** The server's certificate (RFC 5929, section 4). */
  ENDP("tls-server-end-point"),
  /** None. */
  NONE("");

  private static final String FAMILY = "HT-SHA-256-";

  private final String type;

  TokenBinding(String type) {
    this.type = type;
  }

  /** The mechanism's name: {@code HT-SHA-256-ENDP}. */
  public String mechanism() {
    return FAMILY + name();
  }

  /** The one whose mechanism is called so. */
  public static Optional<TokenBinding> of(String mechanism) {
    return Arrays.stream(values()).filter(one -> one.mechanism().equals(mechanism)).findFirst();
  }

  /** Those that a link has. */
  public static List<TokenBinding> of(LinkSecurity security) {
    return Arrays.stream(values()).filter(one -> one.data(security).isPresent()).toList();
  }

  /** What the link gives to bind to; empty where it cannot be bound so. */
  Optional<Bytes> data(LinkSecurity security) {
    return this == NONE
        ? Optional.of(Bytes.empty())
        : Optional.ofNullable(security.channelBindings().get(type));
  }
}
