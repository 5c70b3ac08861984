/**
 * What is told of a file that lies somewhere, sealed (XEP-0446, XEP-0447, XEP-0448, XEP-0300).
 *
 * <p>Not here: how a file is sealed, uploaded and downloaded.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.files;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
