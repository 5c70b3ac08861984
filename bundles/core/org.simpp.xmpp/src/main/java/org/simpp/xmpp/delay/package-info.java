/**
 * Delayed delivery (XEP-0203).
 *
 * <p>Not here: when a stanza is held, and whose stamp is believed.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.delay;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
