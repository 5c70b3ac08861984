/** Tests of the load generator's clients. */
@NullMarked
package org.simpp.load.client;

import org.jspecify.annotations.NullMarked;
