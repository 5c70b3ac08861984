/**
 * Binding a resource together with the login: the elements of Bind 2 (XEP-0386).
 *
 * <p>Not here: sessions, and what they enable.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.bind2;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
