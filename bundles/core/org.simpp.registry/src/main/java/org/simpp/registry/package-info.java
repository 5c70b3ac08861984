/**
 * Which provider serves now: the one place with dynamic references. A departing provider is
 * drained, so that install, uninstall and update lose no call.
 *
 * <p>Not here: any provider. Of several the chosen one serves, else that of the highest rank.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.registry;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
