/** The bound sessions: what they are and where they are found. */
@NullMarked
package org.simpp.server.session;

import org.jspecify.annotations.NullMarked;
