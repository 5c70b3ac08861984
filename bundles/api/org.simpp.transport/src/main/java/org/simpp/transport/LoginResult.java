package org.simpp.transport;

import java.util.List;
import java.util.Objects;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * What came of a {@link LoginRequest} whose SASL exchange has succeeded.
 *
 * @param address a full address where a session begins or goes on with it; otherwise the bare one
 * @param elements what the client is told of it in {@code <success/>}, each one element as XML
 * @param features what the stream offers from then on, each one element as XML; empty where a
 *     session goes on, which is not told them again (XEP-0198, section 9.2)
 */
public record LoginResult(Jid address, List<Bytes> elements, List<Bytes> features) {
  public LoginResult {
    Objects.requireNonNull(address);
    elements = List.copyOf(elements);
    features = List.copyOf(features);
  }
}
