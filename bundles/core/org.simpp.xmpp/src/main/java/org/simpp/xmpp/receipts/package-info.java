/**
 * Delivery receipts (XEP-0184).
 *
 * <p>Not here: when one is asked for or given.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.receipts;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
