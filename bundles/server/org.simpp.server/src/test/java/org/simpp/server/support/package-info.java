/** A server in memory and clients that talk to it without a socket. */
@NullMarked
package org.simpp.server.support;

import org.jspecify.annotations.NullMarked;
