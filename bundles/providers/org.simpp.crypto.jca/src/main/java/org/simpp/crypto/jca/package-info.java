/** Cipher suites on the JDK's own primitives, and on Bouncy Castle's where the JDK has none. */
@NullMarked
package org.simpp.crypto.jca;

import org.jspecify.annotations.NullMarked;
