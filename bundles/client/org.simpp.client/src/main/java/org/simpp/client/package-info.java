/** Conversations and contacts: what the desktop shows, without a widget. */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.client;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
