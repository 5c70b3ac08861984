/** vCards (XEP-0054), and the avatar in them and in presence (XEP-0153, XEP-0398). */
@NullMarked
package org.simpp.server.vcard;

import org.jspecify.annotations.NullMarked;
