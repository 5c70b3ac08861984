/** What the server writes down of sessions that can be resumed, so that they outlive it. */
@NullMarked
package org.simpp.server.ledger;

import org.jspecify.annotations.NullMarked;
