/** Work that waits: on threads of its own, in the order of its account. */
@NullMarked
package org.simpp.server.lane;

import org.jspecify.annotations.NullMarked;
