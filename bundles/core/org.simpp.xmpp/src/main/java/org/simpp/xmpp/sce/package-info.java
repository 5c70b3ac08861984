/**
 * Stanza content encryption (XEP-0420): envelopes around what is sealed.
 *
 * <p>Not here: what seals an envelope, and whether its affixes are true.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.sce;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
