/** The desktop's parts and handlers. */
@NullMarked
package org.simpp.client.ui;

import org.jspecify.annotations.NullMarked;
