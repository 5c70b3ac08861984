/** The search in what was written: texts in memory while somebody searches, and no longer. */
@NullMarked
package org.simpp.client.internal.search;

import org.jspecify.annotations.NullMarked;
