/** What the server says of itself: its software (XEP-0092) and its time (XEP-0202). */
@NullMarked
package org.simpp.server.about;

import org.jspecify.annotations.NullMarked;
