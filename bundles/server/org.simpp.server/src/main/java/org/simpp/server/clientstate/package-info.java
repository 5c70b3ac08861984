/** What is held back from clients at which nobody looks (XEP-0352). */
@NullMarked
package org.simpp.server.clientstate;

import org.jspecify.annotations.NullMarked;
