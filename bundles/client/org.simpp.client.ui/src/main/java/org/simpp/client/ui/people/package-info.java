/** Finding people in the organisation's directory. */
@NullMarked
package org.simpp.client.ui.people;

import org.jspecify.annotations.NullMarked;
