package org.simpp.transport;

import java.util.List;
import java.util.Objects;
import org.simpp.model.Bytes;

/**
 * What a client says beside SASL's own bytes when it logs in by the extensible profile (XEP-0388,
 * section 2.3).
 *
 * @param mechanism that it has chosen
 * @param client what its installation calls itself, a UUID in small letters; "" for nothing
 * @param elements what it asks for at once, each one element as XML
 */
public record LoginRequest(String mechanism, String client, List<Bytes> elements) {
  public LoginRequest {
    Objects.requireNonNull(mechanism);
    Objects.requireNonNull(client);
    elements = List.copyOf(elements);
  }
}
