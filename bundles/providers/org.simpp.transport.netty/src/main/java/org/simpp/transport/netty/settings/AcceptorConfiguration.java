package org.simpp.transport.netty.settings;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The keys of {@code etc/org.simpp.transport.netty.cfg} with their defaults; {@link
 * AcceptorSettings#of} reads and checks the values. Numbers stand as text here, so that a wrong one
 * is refused by its key and range and not by a conversion.
 */
@ComponentPropertyType
@ObjectClassDefinition(
    name = "SIMPP transport on Netty",
    description = "Ports, TLS and limits of the receiving side (RFC 6120)")
public @interface AcceptorConfiguration {
  @AttributeDefinition(description = "Address to listen on")
  String bindAddress() default "127.0.0.1";

  @AttributeDefinition(description = "Port with STARTTLS; 0 takes a free one")
  String c2sPort() default "5222";

  @AttributeDefinition(description = "Port with TLS from the first byte; 0 takes a free one")
  String directTlsPort() default "5223";

  @AttributeDefinition(description = "Port for XMPP over HTTP; 0 takes a free one; empty is none")
  String httpPort() default "";

  @AttributeDefinition(description = "Origins of the pages that may connect over HTTP; * is all")
  String httpOrigins() default "";

  @AttributeDefinition(description = "What clients are told to connect to over HTTP")
  String httpUrl() default "";

  @AttributeDefinition(description = "PKCS#12 file; empty is tls/server.p12 of the data folder")
  String keystore() default "";

  @AttributeDefinition(description = "File whose first line opens the keystore")
  String keystorePasswordFile() default "";

  @AttributeDefinition(description = "PEM chain; if set, it is used instead of the keystore")
  String certificateFile() default "";

  @AttributeDefinition(description = "PKCS#8 key in PEM that belongs to certificateFile")
  String privateKeyFile() default "";

  @AttributeDefinition(description = "auto, epoll or nio")
  String transport() default "auto";

  @AttributeDefinition(description = "auto, boringssl or jdk")
  String tlsProvider() default "auto";

  @AttributeDefinition(description = "Event loops; 0 is one a core")
  String ioThreads() default "0";

  @AttributeDefinition(description = "Connections in all")
  String maxConnections() default "20000";

  @AttributeDefinition(description = "Connections of one address")
  String maxConnectionsPerAddress() default "1000";

  @AttributeDefinition(description = "Bytes of one first-level element before login")
  String maxElementBytesBeforeLogin() default "16384";

  @AttributeDefinition(description = "Bytes of one first-level element after login")
  String maxElementBytes() default "262144";

  @AttributeDefinition(description = "Depth of elements in a stanza")
  String maxDepth() default "48";

  @AttributeDefinition(description = "Attributes of one element")
  String maxAttributes() default "48";

  @AttributeDefinition(description = "Bytes of one name")
  String maxNameBytes() default "256";

  @AttributeDefinition(description = "Bytes that may wait for a slow reader")
  String maxQueuedBytes() default "4194304";

  @AttributeDefinition(description = "Seconds from the connection to the bound resource")
  String loginSeconds() default "30";

  @AttributeDefinition(description = "Seconds for the TLS handshake")
  String tlsHandshakeSeconds() default "10";

  @AttributeDefinition(description = "Seconds without a byte from the peer; 0 is for ever")
  String idleSeconds() default "3600";

  @AttributeDefinition(description = "Failed logins of one connection")
  String maxFailedLogins() default "3";

  @AttributeDefinition(description = "Failed logins of one address in a minute")
  String maxFailedLoginsPerAddress() default "30";

  @AttributeDefinition(description = "For tests alone: a file of the data folder; see the manual")
  String stanzaTapFile() default "";
}
