/**
 * How the screens look and are called: colours, fonts, icons, accessible names, the few building
 * pieces.
 */
@NullMarked
package org.simpp.client.ui.look;

import org.jspecify.annotations.NullMarked;
