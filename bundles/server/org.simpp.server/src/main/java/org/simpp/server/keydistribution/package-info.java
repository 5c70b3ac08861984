/** Hands contacts one another's public keys: CC1 and CC2 of SIMPP-2007 (protocol document, 1.8). */
@NullMarked
package org.simpp.server.keydistribution;

import org.jspecify.annotations.NullMarked;
