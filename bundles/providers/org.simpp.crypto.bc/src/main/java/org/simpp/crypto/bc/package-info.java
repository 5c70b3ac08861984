/** Cipher suites on Bouncy Castle's low-level classes. */
@NullMarked
package org.simpp.crypto.bc;

import org.jspecify.annotations.NullMarked;
