/** Entity time (XEP-0202). */
@NullMarked
package org.simpp.server.time;

import org.jspecify.annotations.NullMarked;
