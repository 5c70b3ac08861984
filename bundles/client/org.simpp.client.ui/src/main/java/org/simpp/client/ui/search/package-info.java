/** The search in what was written. */
@NullMarked
package org.simpp.client.ui.search;

import org.jspecify.annotations.NullMarked;
