/**
 * What the operator's shell asks of the running server: its status and its administration.
 *
 * <p>Not here: stanzas. Sessions and routing stand in the packages below, which no other bundle
 * sees; one package a XEP or feature.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.server;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
