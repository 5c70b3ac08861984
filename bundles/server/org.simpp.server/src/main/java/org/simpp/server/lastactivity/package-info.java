/** Last activity (XEP-0012). */
@NullMarked
package org.simpp.server.lastactivity;

import org.jspecify.annotations.NullMarked;
