/** Smack's own integration tests, run against one server, and what came of each. */
@NullMarked
package org.simpp.itests.smack;

import org.jspecify.annotations.NullMarked;
