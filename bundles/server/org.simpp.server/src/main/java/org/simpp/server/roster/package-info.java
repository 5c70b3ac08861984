/** Rosters and their versions (RFC 6121, section 2). */
@NullMarked
package org.simpp.server.roster;

import org.jspecify.annotations.NullMarked;
