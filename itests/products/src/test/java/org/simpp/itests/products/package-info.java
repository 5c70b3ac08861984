/**
 * Both products as real processes, used as a user uses them: windows, shell, ports, foreign
 * clients, damaged files. Nothing here reaches into a product but the agent that a test installs.
 */
@NullMarked
package org.simpp.itests.products;

import org.jspecify.annotations.NullMarked;
