/** Copies of messages for the other resources of an account (XEP-0280). */
@NullMarked
package org.simpp.server.carbons;

import org.jspecify.annotations.NullMarked;
