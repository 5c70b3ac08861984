/** Ping (XEP-0199). */
@NullMarked
package org.simpp.server.ping;

import org.jspecify.annotations.NullMarked;
