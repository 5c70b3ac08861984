package org.simpp.server.archive;

import org.simpp.model.Jid;
import org.simpp.server.message.MessageContent;
import org.simpp.store.StoreException;

/**
 * In which of its two archives a message is kept; one to the own account stands there once, as
 * received.
 */
record Places(boolean ofRecipient, boolean ofSender) {
  static Places of(MessageContent message, ArchivePolicies policies) throws StoreException {
    Jid to = message.stanza().to().orElseThrow();
    boolean ofRecipient =
        policies.keeps(message.recipient(), message.stanza().from().orElseThrow());
    return new Places(ofRecipient, !message.isToSelf() && policies.keeps(message.sender(), to));
  }
}
