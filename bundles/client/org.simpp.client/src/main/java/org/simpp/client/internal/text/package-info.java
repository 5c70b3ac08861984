/** Strict readers of the small text formats that the client meets. */
@NullMarked
package org.simpp.client.internal.text;

import org.jspecify.annotations.NullMarked;
