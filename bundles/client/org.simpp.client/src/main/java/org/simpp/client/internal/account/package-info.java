/** Accounts: making them, signing in, and the session that comes of it. */
@NullMarked
package org.simpp.client.internal.account;

import org.jspecify.annotations.NullMarked;
