/** The characters of XML 1.0, shared by the packages of this bundle and not exported. */
@NullMarked
package org.simpp.xmpp.text;

import org.jspecify.annotations.NullMarked;
