/** The configuration of the server: which keys there are, and what they may say. */
@NullMarked
package org.simpp.server.settings;

import org.jspecify.annotations.NullMarked;
