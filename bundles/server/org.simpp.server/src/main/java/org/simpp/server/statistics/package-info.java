/** What the server counts and measures, and what its machine does; counting waits for nobody. */
@NullMarked
package org.simpp.server.statistics;

import org.jspecify.annotations.NullMarked;
