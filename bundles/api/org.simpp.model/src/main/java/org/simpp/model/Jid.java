package org.simpp.model;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An XMPP address (RFC 7622): {@code localpart@domainpart/resourcepart}, prepared and validated
 * where it is made, so that two addresses of the same entity are equal.
 *
 * @param local the prepared localpart, or "" where there is none
 * @param domain the prepared domainpart
 * @param resource the prepared resourcepart, or "" where there is none
 */
public record Jid(String local, String domain, String resource) {
  private static final int MAX_PART_BYTES = 1023;

  /**
   * @throws IllegalArgumentException if a part is not allowed or is longer than 1,023 bytes
   */
  public Jid {
    local = local.isEmpty() ? "" : bounded("localpart", AddressPreparation.local(local));
    domain = bounded("domainpart", AddressPreparation.domain(domain));
    resource =
        resource.isEmpty() ? "" : bounded("resourcepart", AddressPreparation.resource(resource));
  }

  /**
   * The address that {@code text} writes (RFC 7622, section 3.2).
   *
   * @throws IllegalArgumentException if it is no address; the message says which part and why
   */
  public static Jid of(String text) {
    Objects.requireNonNull(text);
    int slash = text.indexOf('/');
    String bare = slash < 0 ? text : text.substring(0, slash);
    String resource = slash < 0 ? "" : text.substring(slash + 1);
    if (slash >= 0 && resource.isEmpty()) {
      throw new IllegalArgumentException("an address has nothing after its slash");
    }
    int at = bare.indexOf('@');
    if (at == 0) {
      throw new IllegalArgumentException("an address has nothing before its @");
    }
    String local = at < 0 ? "" : bare.substring(0, at);
    return new Jid(local, bare.substring(at + 1), resource);
  }

  /** Whether there is no resourcepart. */
  public boolean isBare() {
    return resource.isEmpty();
  }

  /** Whether there is no localpart: a server, not an account. */
  public boolean isDomain() {
    return local.isEmpty();
  }

  /** The same address without its resourcepart. */
  public Jid bare() {
    return isBare() ? this : new Jid(local, domain, "");
  }

  /** The address of the server alone. */
  public Jid server() {
    return local.isEmpty() && resource.isEmpty() ? this : new Jid("", domain, "");
  }

  /** The same account with that resourcepart. */
  public Jid withResource(String other) {
    return new Jid(local, domain, other);
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(local.length() + domain.length() + resource.length() + 2);
    if (!local.isEmpty()) {
      text.append(local).append('@');
    }
    text.append(domain);
    if (!resource.isEmpty()) {
      text.append('/').append(resource);
    }
    return text.toString();
  }

  private static String bounded(String part, String value) {
    // No character of a string takes more than three bytes.
    if (!value.isEmpty() && value.length() <= MAX_PART_BYTES / 3) {
      return value;
    }
    int length = value.getBytes(StandardCharsets.UTF_8).length;
    if (length == 0 || length > MAX_PART_BYTES) {
      throw new IllegalArgumentException(
          "the " + part + " of an address has 1 to " + MAX_PART_BYTES + " bytes, not " + length);
    }
    return value;
  }
}
