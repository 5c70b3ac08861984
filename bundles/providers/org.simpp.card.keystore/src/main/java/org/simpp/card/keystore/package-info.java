/**
 * The software card: keys in an encrypted file, one file a card, behind the same contract as a real
 * one. It computes by itself, as a card does, and so needs no cipher suite.
 */
@NullMarked
package org.simpp.card.keystore;

import org.jspecify.annotations.NullMarked;
