/** Hands contacts one another's public keys: CC1 and CC2 (SIMPP-2007, section 1.8). */
@NullMarked
package org.simpp.server.keydistribution;

import org.jspecify.annotations.NullMarked;
