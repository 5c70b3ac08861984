/**
 * Clients that log in and then hand over stanzas: TCP, TLS, SASL and resource binding (RFC 6120),
 * as little as a load needs. All of them live on one event loop.
 */
@NullMarked
package org.simpp.load.client;

import org.jspecify.annotations.NullMarked;
