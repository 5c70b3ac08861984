/** Tests of what the load generator counts and shows. */
@NullMarked
package org.simpp.load.figures;

import org.jspecify.annotations.NullMarked;
