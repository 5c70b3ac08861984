/**
 * What a stanza of a bound session leads to: address checks, order, errors (RFC 6120, section 8).
 */
@NullMarked
package org.simpp.server.routing;

import org.jspecify.annotations.NullMarked;
