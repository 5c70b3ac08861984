/** What one specification adds to the server, and all of that put together. */
@NullMarked
package org.simpp.server.feature;

import org.jspecify.annotations.NullMarked;
