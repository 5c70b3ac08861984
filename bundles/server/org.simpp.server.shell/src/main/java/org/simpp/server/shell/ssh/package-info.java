/**
 * What the shell's connections need beyond what Karaf gives them.
 *
 * <p>Not here: who may log in and which command a role may run; that is configuration.
 */
@NullMarked
package org.simpp.server.shell.ssh;

import org.jspecify.annotations.NullMarked;
