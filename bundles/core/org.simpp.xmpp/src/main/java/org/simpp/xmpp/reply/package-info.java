/**
 * Message replies (XEP-0461).
 *
 * <p>Not here: the message that is answered; and the fallback text for those who do not know
 * replies.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.simpp.xmpp.reply;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
