/** Through which proxy connections are made, if any. */
@NullMarked
package org.simpp.client.internal.proxy;

import org.jspecify.annotations.NullMarked;
