/**
 * Services besides XMPP that a server knows of (XEP-0215).
 *
 * <p>Not here: which there are, and what a password at one of them is made of.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.externalservices;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
