/** Stanza and origin ids (XEP-0359). */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.stanzaid;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
