/** Entries, sessions with contacts, and the way of a text to them and from them. */
@NullMarked
package org.simpp.client.internal.conversation;

import org.jspecify.annotations.NullMarked;
