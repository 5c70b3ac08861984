/** What an organisation gives the product: its name, colours, drawing and words. */
@NullMarked
package org.simpp.client.ui.brand;

import org.jspecify.annotations.NullMarked;
