/** Follows stanzas while they pass, by their envelopes alone. */
@NullMarked
package org.simpp.server.tracing;

import org.jspecify.annotations.NullMarked;
