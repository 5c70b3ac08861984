/** Covers the window of somebody who has left it, until they prove that they are back. */
@NullMarked
package org.simpp.client.ui.lock;

import org.jspecify.annotations.NullMarked;
