/** One connection to the server: making it, requests over it, and what may leave through it. */
@NullMarked
package org.simpp.client.internal.stream;

import org.jspecify.annotations.NullMarked;
