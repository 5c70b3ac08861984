/** Service discovery of the server and of accounts (XEP-0030). */
@NullMarked
package org.simpp.server.disco;

import org.jspecify.annotations.NullMarked;
