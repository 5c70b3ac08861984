/**
 * The stream as the bodies of HTTP requests and their answers (XEP-0124, XEP-0206).
 *
 * <p>Not here: HTTP itself, and time.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.bosh;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
