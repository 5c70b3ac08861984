/** The audit trail: a file to which lines are added, and in which a change is noticed. */
@NullMarked
package org.simpp.server.audit;

import org.jspecify.annotations.NullMarked;
