/**
 * The XML stream (RFC 6120), immutable elements, and one package a XEP, written once and used by
 * both ends. No socket, thread or clock.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
