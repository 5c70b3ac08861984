/** The crossing to the screen's thread. */
@NullMarked
package org.simpp.client.ui.thread;

import org.jspecify.annotations.NullMarked;
