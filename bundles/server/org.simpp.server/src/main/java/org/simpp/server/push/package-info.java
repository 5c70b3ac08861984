/** Tells push services that something waits for a client that is not here (XEP-0357). */
@NullMarked
package org.simpp.server.push;

import org.jspecify.annotations.NullMarked;
