/** What the acceptor asks of the server: who may log in, binding, and the end of a link. */
@NullMarked
package org.simpp.server.reception;

import org.jspecify.annotations.NullMarked;
