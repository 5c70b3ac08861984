/**
 * Ad-hoc commands (XEP-0050), one form each.
 *
 * <p>Not here: which commands there are, who may give them, and commands of several stages.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.commands;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
