/** The rules of presence as RFC 6121 writes them; nothing here is exported but the service. */
@NullMarked
package org.simpp.presence.rfc6121;

import org.jspecify.annotations.NullMarked;
