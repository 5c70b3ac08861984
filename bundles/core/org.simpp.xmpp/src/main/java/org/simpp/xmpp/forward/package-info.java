/**
 * Stanzas within stanzas (XEP-0297).
 *
 * <p>Not here: who may be believed that forwards one.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.forward;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
