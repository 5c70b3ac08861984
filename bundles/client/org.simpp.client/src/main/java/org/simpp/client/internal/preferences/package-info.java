/** What is set on this computer, read from and kept in its files. */
@NullMarked
package org.simpp.client.internal.preferences;

import org.jspecify.annotations.NullMarked;
