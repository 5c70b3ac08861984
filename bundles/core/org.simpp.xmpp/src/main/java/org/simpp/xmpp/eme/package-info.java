/**
 * Explicit message encryption (XEP-0380).
 *
 * <p>Not here: any encryption; it names one.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.eme;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
