/** The pictures that stand for people: measured, decoded and scaled beside the screen's thread. */
@NullMarked
package org.simpp.client.ui.faces;

import org.jspecify.annotations.NullMarked;
