/** What can be said of a problem without saying whose it is. */
@NullMarked
package org.simpp.client.ui.report;

import org.jspecify.annotations.NullMarked;
