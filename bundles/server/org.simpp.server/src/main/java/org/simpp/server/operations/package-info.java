/** What an operator does to a server on which people are: announce, drain. */
@NullMarked
package org.simpp.server.operations;

import org.jspecify.annotations.NullMarked;
