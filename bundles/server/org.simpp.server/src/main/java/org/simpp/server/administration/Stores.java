package org.simpp.server.administration;

import org.simpp.store.AccountStore;
import org.simpp.store.ArchiveStore;
import org.simpp.store.DocumentStore;
import org.simpp.store.HeldStanzaStore;
import org.simpp.store.InvitationStore;
import org.simpp.store.LoginTokenStore;
import org.simpp.store.PublishNodeStore;
import org.simpp.store.RegisteredKeyStore;
import org.simpp.store.RosterStore;

/** Everything that the server keeps. */
public record Stores(
    AccountStore accounts,
    RosterStore rosters,
    HeldStanzaStore heldStanzas,
    InvitationStore invitations,
    RegisteredKeyStore keys,
    DocumentStore documents,
    PublishNodeStore publishNodes,
    ArchiveStore archive,
    LoginTokenStore loginTokens) {}
