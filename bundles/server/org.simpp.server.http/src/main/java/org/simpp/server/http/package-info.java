/** Metrics and health over HTTP, for monitors: not for people, and not for clients. */
@NullMarked
package org.simpp.server.http;

import org.jspecify.annotations.NullMarked;
