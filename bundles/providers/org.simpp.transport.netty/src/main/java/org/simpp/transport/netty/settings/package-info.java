/** The acceptor's configuration: its keys, their permitted ranges, and the values read. */
@NullMarked
package org.simpp.transport.netty.settings;

import org.jspecify.annotations.NullMarked;
