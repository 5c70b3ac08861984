/** The way in: sign in, create an account, judge a certificate. */
@NullMarked
package org.simpp.client.ui.entrance;

import org.jspecify.annotations.NullMarked;
