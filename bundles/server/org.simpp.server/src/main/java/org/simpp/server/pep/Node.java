package org.simpp.server.pep;

import org.simpp.model.Jid;
import org.simpp.xmpp.pubsub.NodeConfiguration;

/** A node of an account. */
record Node(Jid owner, String name, NodeConfiguration configuration) {}
