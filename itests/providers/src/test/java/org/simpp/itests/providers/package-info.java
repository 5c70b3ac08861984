/** Providers of one service, compared with each other. */
@NullMarked
package org.simpp.itests.providers;

import org.jspecify.annotations.NullMarked;
