/** What the screens say: translated texts for keys, troubles and states; no widget. */
@NullMarked
package org.simpp.client.ui.language;

import org.jspecify.annotations.NullMarked;
