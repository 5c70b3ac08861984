/**
 * Personal eventing (XEP-0163, with what it needs of XEP-0060): nodes that an account publishes at,
 * and who is told of it.
 */
@NullMarked
package org.simpp.server.pep;

import org.jspecify.annotations.NullMarked;
