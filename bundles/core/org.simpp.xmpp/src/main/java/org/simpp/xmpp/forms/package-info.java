/**
 * Data forms (XEP-0004) and what their fields belong to (XEP-0068).
 *
 * <p>Not here: tables of results (XEP-0004, section 3.4), and whether a value is one that its field
 * may have.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.forms;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
