/** The served certificate, the TLS context made of it, and its channel binding (RFC 5929). */
@NullMarked
package org.simpp.transport.netty.tls;

import org.jspecify.annotations.NullMarked;
