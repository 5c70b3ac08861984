/** Another crypto provider is staged, tested, swapped in and, if it fails, rolled back. */
@NullMarked
package org.simpp.server.swap;

import org.jspecify.annotations.NullMarked;
