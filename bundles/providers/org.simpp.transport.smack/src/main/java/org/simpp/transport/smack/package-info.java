/** The initiating side of a link, on Smack; the only bundle that knows it. */
@NullMarked
package org.simpp.transport.smack;

import org.jspecify.annotations.NullMarked;
