/**
 * Message carbons (XEP-0280).
 *
 * <p>Not here: who gets one.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.carbons;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
