/** Ids of messages (XEP-0359), and the archives of the accounts (XEP-0313). */
@NullMarked
package org.simpp.server.archive;

import org.jspecify.annotations.NullMarked;
