/** Tests of the load generator's command line. */
@NullMarked
package org.simpp.load;

import org.jspecify.annotations.NullMarked;
