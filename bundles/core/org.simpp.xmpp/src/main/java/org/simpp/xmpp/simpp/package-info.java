/** SIMPP's own elements: sealed boxes between client, server and client, and registration. */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.simpp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
