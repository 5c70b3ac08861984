/**
 * The receiving side of a link, on Netty; the only bundle that knows it. It exports nothing: it is
 * found as the service {@link org.simpp.transport.Acceptor}.
 */
@NullMarked
package org.simpp.transport.netty;

import org.jspecify.annotations.NullMarked;
