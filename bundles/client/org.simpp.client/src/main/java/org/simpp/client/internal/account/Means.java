package org.simpp.client.internal.account;

import java.time.Clock;
import org.simpp.client.history.HistoryStore;
import org.simpp.client.internal.proxy.Routes;
import org.simpp.client.internal.settings.SettingsFolder;
import org.simpp.crypto.Randomness;
import org.simpp.presence.PresenceService;
import org.simpp.registry.CardReaders;
import org.simpp.registry.CipherSuites;
import org.simpp.transport.Connector;

/** What accounts are made of: the ports, and where their files lie. */
public record Means(
    Connector connector,
    Routes routes,
    CipherSuites suites,
    CardReaders readers,
    PresenceService rules,
    HistoryStore histories,
    SettingsFolder folder,
    Clock clock,
    Randomness randomness) {}
