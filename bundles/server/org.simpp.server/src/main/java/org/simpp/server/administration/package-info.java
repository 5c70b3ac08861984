/** What the operator asks for: accounts, invitations, sessions, suites. */
@NullMarked
package org.simpp.server.administration;

import org.jspecify.annotations.NullMarked;
