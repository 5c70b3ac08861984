/** Messages: delivery (RFC 6121, section 8.5) and holding (XEP-0160). */
@NullMarked
package org.simpp.server.message;

import org.jspecify.annotations.NullMarked;
