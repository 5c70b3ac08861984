/**
 * Publish-subscribe (XEP-0060) as far as personal eventing needs it (XEP-0163): its elements, the
 * configuration of a node, and its errors.
 *
 * <p>Not here: nodes, who may see them and who subscribes; affiliations and collections.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.pubsub;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
