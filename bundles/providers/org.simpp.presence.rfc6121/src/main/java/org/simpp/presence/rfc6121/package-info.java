/** Presence by RFC 6121, stateless over the snapshots it is given. */
@NullMarked
package org.simpp.presence.rfc6121;

import org.jspecify.annotations.NullMarked;
