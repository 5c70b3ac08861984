/**
 * The history of conversations, encrypted at rest: what was appended is on the disk before the call
 * returns, and what is damaged is said and kept.
 *
 * <p>Not here: where the key comes from, what a conversation is for the network, what the screen
 * shows. What an owner of the disk can still do is to put an older copy back.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.client.history;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
