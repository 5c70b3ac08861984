/**
 * Last user interaction in presence (XEP-0319).
 *
 * <p>Not here: how long somebody has to be idle before it is told.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.idle;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
