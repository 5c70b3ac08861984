/**
 * The organisation's directory: who works there, found by name or unit by unit, over LDAP (RFC
 * 4511).
 *
 * <p>Where it is, what it asks for and how its entries are called are the settings {@code
 * directory.*} of {@link org.simpp.client.settings.KnownSettings}. Nothing is asked before a person
 * asks, and nothing is kept.
 *
 * <p>Not here: the contact list ({@link org.simpp.client.Contacts}), changes of the directory, its
 * groups as groups of contacts, and pictures.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.client.directory;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
