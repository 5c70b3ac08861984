/**
 * Result set management (XEP-0059).
 *
 * <p>Not here: pages by index.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.rsm;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
