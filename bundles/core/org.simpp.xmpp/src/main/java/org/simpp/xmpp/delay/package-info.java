/** Delayed delivery (XEP-0203). */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.delay;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
