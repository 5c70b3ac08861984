/** What an account logs in with. */
@NullMarked
package org.simpp.server.login;

import org.jspecify.annotations.NullMarked;
