/** Sessions and the router: what the server does with a stanza, one package a XEP. */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.server;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
