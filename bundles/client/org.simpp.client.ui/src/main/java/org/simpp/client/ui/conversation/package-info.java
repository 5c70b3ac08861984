/** One conversation: transcript and composer. */
@NullMarked
package org.simpp.client.ui.conversation;

import org.jspecify.annotations.NullMarked;
