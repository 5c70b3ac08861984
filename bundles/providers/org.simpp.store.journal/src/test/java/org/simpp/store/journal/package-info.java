/** The journal on real files: kills, torn ends, damage, a disk that is full. */
@NullMarked
package org.simpp.store.journal;

import org.jspecify.annotations.NullMarked;
