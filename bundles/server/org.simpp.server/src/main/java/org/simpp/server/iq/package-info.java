/** IQs: routing (RFC 6121, section 8.5) and those that the server answers itself. */
@NullMarked
package org.simpp.server.iq;

import org.jspecify.annotations.NullMarked;
