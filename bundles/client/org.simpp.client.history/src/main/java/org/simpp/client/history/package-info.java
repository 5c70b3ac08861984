/** The history of conversations, encrypted at rest. */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.client.history;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
