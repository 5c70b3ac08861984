/**
 * Last activity (XEP-0012).
 *
 * <p>Not here: who may ask for it, and a clock.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.lastactivity;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
