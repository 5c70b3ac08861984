/**
 * The load generator, {@code ./run load}: many clients of any XMPP server from one event loop, and
 * what they saw. It measures a server from outside and is no part of a product.
 */
@NullMarked
package org.simpp.load;

import org.jspecify.annotations.NullMarked;
