package org.simpp.client.internal.account;

import org.simpp.card.CardException;
import org.simpp.card.CardIdentity;
import org.simpp.card.KeyCard;
import org.simpp.client.CardFacts;

/** What a person is told of a card. */
final class Cards {
  private Cards() {}

  static CardFacts facts(KeyCard card) throws CardException {
    CardIdentity identity = card.identity();
    CardFacts.Kind kind =
        switch (identity.kind()) {
          case SOFTWARE -> CardFacts.Kind.SOFTWARE;
          case SMART_CARD -> CardFacts.Kind.SMART_CARD;
          case TOKEN -> CardFacts.Kind.TOKEN;
        };
    return new CardFacts(kind, identity.serial(), identity.reader(), card.pinTriesLeft());
  }
}
