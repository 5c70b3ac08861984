/**
 * Stream management (XEP-0198): its elements and its counters.
 *
 * <p>Not here: what is kept until it is acknowledged, and when a stream can be resumed.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.streammanagement;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
