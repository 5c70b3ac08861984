/**
 * Tokens for the next login: the elements of FAST (XEP-0484).
 *
 * <p>Not here: the tokens' mechanisms, and where tokens are kept.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.fast;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
