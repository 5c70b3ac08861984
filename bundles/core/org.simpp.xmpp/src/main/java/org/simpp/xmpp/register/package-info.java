/**
 * In-band registration (XEP-0077) with an invitation's token (XEP-0445).
 *
 * <p>Not here: whether an invitation is good, and registration with a key, which is in {@code
 * simpp}.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.register;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
