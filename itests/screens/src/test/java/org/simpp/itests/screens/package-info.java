/** The desktop's screens with real widgets and without a server. */
@NullMarked
package org.simpp.itests.screens;

import org.jspecify.annotations.NullMarked;
