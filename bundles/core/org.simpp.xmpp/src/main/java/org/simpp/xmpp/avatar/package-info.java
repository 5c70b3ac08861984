/**
 * Avatars: as they are published at a node (XEP-0084), in a vCard (XEP-0054, XEP-0153), and as a
 * hash in presence (XEP-0153, XEP-0398).
 *
 * <p>Not here: the rest of a vCard, and what an image shows.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.avatar;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
