/** Puts the server together, opens its card and its ports, and follows its configuration. */
@NullMarked
package org.simpp.server.startup;

import org.jspecify.annotations.NullMarked;
