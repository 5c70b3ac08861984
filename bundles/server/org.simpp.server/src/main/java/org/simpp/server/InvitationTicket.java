package org.simpp.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.simpp.model.Jid;
import org.simpp.server.json.Json;

/**
 * All that a first login needs, to be handed over by a way that is trusted: the token is not kept
 * by the server and is shown only here.
 *
 * @param account which account may be registered
 * @param registration how it is redeemed
 * @param token the secret that allows it
 * @param kus the server's public key on P-224 in hexadecimal, uncompressed
 * @param kusFingerprint its SHA-256 in hexadecimal
 * @param tlsFingerprint SHA-256 of the server's certificate in DER, in hexadecimal
 * @param expires from when on it is refused
 */
public record InvitationTicket(
    Jid account,
    Registration registration,
    String token,
    String kus,
    String kusFingerprint,
    String tlsFingerprint,
    Instant expires) {
  /** What {@link #text} starts with. */
  public static final String SCHEME = "simpp-invite:";

  /** What the account is registered with, as the server stood when it wrote the invitation. */
  public enum Registration {
    /** A password (XEP-0077, XEP-0445). */
    PASSWORD,
    /** A key, by SIMPP-2007: in the laboratory. */
    KEY
  }

  /** The fields in the order in which they are shown, without {@code text}. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("domain", account.domain());
    fields.put("account", account.toString());
    fields.put("registration", registration.name().toLowerCase(Locale.ROOT));
    fields.put("token", token);
    fields.put("kus", kus);
    fields.put("kusFingerprint", kusFingerprint);
    fields.put("tlsFingerprint", tlsFingerprint);
    return fields;
  }

  /** One line to hand over: the scheme, and the fields as JSON in base64url. */
  public String text() {
    byte[] json = Json.write(fields()).getBytes(StandardCharsets.UTF_8);
    return SCHEME + Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  @Override
  public String toString() {
    return "InvitationTicket[" + account + ", token redacted]";
  }
}
