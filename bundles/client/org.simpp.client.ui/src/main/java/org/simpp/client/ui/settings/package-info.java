/** How the desktop looks and which language it speaks, as chosen on this computer. */
@NullMarked
package org.simpp.client.ui.settings;

import org.jspecify.annotations.NullMarked;
