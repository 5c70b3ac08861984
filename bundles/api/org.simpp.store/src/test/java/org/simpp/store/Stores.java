package org.simpp.store;

/** The stores of one provider, over one database that nobody else uses. */
public record Stores(
    AccountStore accounts,
    RosterStore rosters,
    HeldStanzaStore heldStanzas,
    InvitationStore invitations,
    RegisteredKeyStore registeredKeys,
    DocumentStore documents,
    PublishNodeStore publishNodes,
    ArchiveStore archive,
    LoginTokenStore loginTokens) {}
