package org.simpp.client.ui.conversation;

import org.simpp.client.ui.language.EntryWords;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Pieces;

/** What all entries of a transcript have in common. */
record BubbleParts(
    Pieces pieces,
    Messages messages,
    EntryWords words,
    String contactName,
    EntryActions actions,
    EntryMenu menu) {}
