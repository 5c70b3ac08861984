/**
 * The history as a journal: an append-only file of sealed, chained frames, and an index in memory.
 */
@NullMarked
package org.simpp.client.history.internal;

import org.jspecify.annotations.NullMarked;
