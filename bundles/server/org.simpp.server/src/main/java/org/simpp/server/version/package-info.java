/** Software version (XEP-0092). */
@NullMarked
package org.simpp.server.version;

import org.jspecify.annotations.NullMarked;
