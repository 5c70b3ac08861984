/**
 * The elements of the extensible SASL profile (XEP-0388).
 *
 * <p>Not here: mechanisms, and when which element may come.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.sasl2;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
