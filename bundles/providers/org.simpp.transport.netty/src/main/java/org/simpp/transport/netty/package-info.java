/** The receiving side of a link, on Netty; the only bundle that knows it. */
@NullMarked
package org.simpp.transport.netty;

import org.jspecify.annotations.NullMarked;
