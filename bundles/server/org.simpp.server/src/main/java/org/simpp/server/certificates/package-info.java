/** The server's certificate, looked at from the outside: by handshakes with the open ports. */
@NullMarked
package org.simpp.server.certificates;

import org.jspecify.annotations.NullMarked;
