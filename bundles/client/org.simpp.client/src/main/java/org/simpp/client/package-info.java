/**
 * Accounts, contacts and conversations as a person sees them: what the desktop shows, without a
 * widget.
 *
 * <p>Everything is asynchronous: a method that has to wait returns a stage, listeners are told on
 * the client's own thread, one call at a time and in order, and what a getter returns is an
 * immutable snapshot that any thread may read. Failures arrive as {@link
 * org.simpp.client.ClientException}, whose {@link org.simpp.client.Trouble} is a stable key with
 * parameters, so that a screen can say it in any language.
 *
 * <p>Not here: widgets and their thread; stanzas, keys and files, which this package hides.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.client;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
