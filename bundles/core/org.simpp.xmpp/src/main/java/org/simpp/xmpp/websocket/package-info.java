/**
 * The stream as messages of a WebSocket, an element each (RFC 7395).
 *
 * <p>Not here: HTTP and the WebSocket itself.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.websocket;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
