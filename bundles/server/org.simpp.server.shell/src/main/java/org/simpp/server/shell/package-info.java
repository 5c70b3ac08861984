/** The operator's commands, scope simpp. */
@NullMarked
package org.simpp.server.shell;

import org.jspecify.annotations.NullMarked;
