package org.simpp.xmpp;

/** The namespaces of the core protocols; each XEP's own stand in its package. */
public final class Namespaces {
  /** Stanzas between a client and its server (RFC 6120, section 4.8.2). */
  public static final String CLIENT = "jabber:client";

  /** Stanzas between servers (RFC 6120, section 4.8.2). */
  public static final String SERVER = "jabber:server";

  /** The stream element, its features and errors (RFC 6120, section 4.8.1). */
  public static final String STREAMS = "http://etherx.jabber.org/streams";

  /** The conditions of a stream error (RFC 6120, section 4.9.2). */
  public static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";

  /** The conditions of a stanza error (RFC 6120, section 8.3.2). */
  public static final String STANZA_ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas";

  /** STARTTLS (RFC 6120, section 5). */
  public static final String TLS = "urn:ietf:params:xml:ns:xmpp-tls";

  /** SASL (RFC 6120, section 6). */
  public static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";

  /** The prefix {@code xml} (Namespaces in XML 1.0, section 3). */
  public static final String XML = "http://www.w3.org/XML/1998/namespace";

  /** The prefix {@code xmlns} (Namespaces in XML 1.0, section 3). */
  public static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  private Namespaces() {}
}
