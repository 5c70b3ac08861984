/** Private storage (XEP-0049), with which older clients keep bookmarks and the like. */
@NullMarked
package org.simpp.server.privatestorage;

import org.jspecify.annotations.NullMarked;
