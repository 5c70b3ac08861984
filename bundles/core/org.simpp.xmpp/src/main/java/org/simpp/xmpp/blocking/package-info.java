/**
 * Blocking (XEP-0191), and reports of abuse with it (XEP-0377).
 *
 * <p>Not here: what is kept from whom, and what a report leads to.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.blocking;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
