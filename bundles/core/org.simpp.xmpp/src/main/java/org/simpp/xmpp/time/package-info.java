/**
 * Entity time (XEP-0202), and dates as XMPP writes them (XEP-0082).
 *
 * <p>Not here: a clock.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.time;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
