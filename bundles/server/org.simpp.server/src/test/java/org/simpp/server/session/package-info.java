/** Sessions and what is written down of them. */
@NullMarked
package org.simpp.server.session;

import org.jspecify.annotations.NullMarked;
