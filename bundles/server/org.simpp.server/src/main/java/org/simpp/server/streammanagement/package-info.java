/** Acknowledgement and resumption of a client's stream (XEP-0198). */
@NullMarked
package org.simpp.server.streammanagement;

import org.jspecify.annotations.NullMarked;
