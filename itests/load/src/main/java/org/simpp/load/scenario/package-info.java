/** What the clients do: messages, logins, presence, or nothing at all. */
@NullMarked
package org.simpp.load.scenario;

import org.jspecify.annotations.NullMarked;
