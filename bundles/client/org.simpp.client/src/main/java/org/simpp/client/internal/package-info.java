/** What stands behind the exported interfaces: plain classes, confined to the client's thread. */
@NullMarked
package org.simpp.client.internal;

import org.jspecify.annotations.NullMarked;
