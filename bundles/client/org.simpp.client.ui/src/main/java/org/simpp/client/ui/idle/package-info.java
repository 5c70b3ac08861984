/** How long nobody has used the computer, as far as that can be known. */
@NullMarked
package org.simpp.client.ui.idle;

import org.jspecify.annotations.NullMarked;
