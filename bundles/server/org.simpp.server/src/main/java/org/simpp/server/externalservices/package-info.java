/** Services besides XMPP, for calls above all (XEP-0215). */
@NullMarked
package org.simpp.server.externalservices;

import org.jspecify.annotations.NullMarked;
