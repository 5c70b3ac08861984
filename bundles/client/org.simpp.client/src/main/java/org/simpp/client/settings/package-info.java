/**
 * What can be set on this computer: by the person in front of it, and by the organisation in one
 * file for the whole site, which gives defaults and may lock a setting.
 *
 * <p>A setting joins with one constant in {@link org.simpp.client.settings.KnownSettings}; whoever
 * acts on it asks {@link org.simpp.client.settings.Preferences}, which knows whether the person's
 * choice, the organisation's word or the product's own preset holds.
 *
 * <p>Not here: what belongs to one account, such as its server and certificate; the words and
 * controls of the settings.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.client.settings;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
