package org.simpp.server.session;

import org.jspecify.annotations.Nullable;
import org.simpp.model.Stanza;
import org.simpp.presence.Availability;
import org.simpp.xmpp.caps.Capabilities;

/**
 * What an available resource has said of itself.
 *
 * @param show how available
 * @param status the text beside it, "" for none
 * @param priority -128 to 127
 * @param stanza the presence as it came, its sender stamped
 * @param capabilities what it says that it can do; null where it does not (XEP-0115)
 */
public record SessionPresence(
    Availability.Show show,
    String status,
    int priority,
    Stanza stanza,
    @Nullable Capabilities capabilities) {}
