/**
 * Entity capabilities (XEP-0115): a short text that stands for a whole answer of service discovery.
 *
 * <p>Not here: a cache of the answers that were believed.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.caps;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
