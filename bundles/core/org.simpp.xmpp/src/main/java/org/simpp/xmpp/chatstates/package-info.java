/**
 * Chat state notifications (XEP-0085).
 *
 * <p>Not here: when one is sent.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.chatstates;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
