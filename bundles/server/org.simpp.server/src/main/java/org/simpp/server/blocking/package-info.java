/** Whom accounts have blocked (XEP-0191), and reports of abuse (XEP-0377). */
@NullMarked
package org.simpp.server.blocking;

import org.jspecify.annotations.NullMarked;
