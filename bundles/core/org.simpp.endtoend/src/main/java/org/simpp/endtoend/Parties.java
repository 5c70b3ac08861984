package org.simpp.endtoend;

import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/** Both ends of a handshake with their public keys on P-192, the initiator first. */
record Parties(Jid initiator, Bytes initiatorKey, Jid responder, Bytes responderKey) {}
