/**
 * Client state indication (XEP-0352).
 *
 * <p>Not here: what is done while a client is inactive.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.csi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
