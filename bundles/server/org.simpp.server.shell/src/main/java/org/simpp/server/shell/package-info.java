/**
 * The operator's commands in Karaf's shell, and the line that says that the server is ready.
 *
 * <p>Not here: what the commands do; that is the server's administration service.
 */
@NullMarked
package org.simpp.server.shell;

import org.jspecify.annotations.NullMarked;
