/** Watches the start, and says why there is none. */
@NullMarked
package org.simpp.server.shell.start;

import org.jspecify.annotations.NullMarked;
