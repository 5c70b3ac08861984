package org.simpp.server.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.simpp.card.CardEvent;
import org.simpp.card.CardException;
import org.simpp.card.CardReader;
import org.simpp.card.CardSession;
import org.simpp.card.KeyCard;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.model.SecretBytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's own card: it holds KRS on P-224 and nothing else. It is made at the first start and
 * opened with the PIN of an owner-only file.
 */
public final class ServerCard {
  private static final Logger log = LoggerFactory.getLogger(ServerCard.class);
  // A server that made a new card where it finds none would change its key behind its users' backs.
  private static final String KNOWN_KEY = "kus";
  private static final int MAX_PIN_BYTES = 1_024;

  private final CardReader reader;
  private final CipherSuite suite;
  private final Randomness randomness;

  /**
   * @param suite computes public keys where the card does not itself
   */
  public ServerCard(CardReader reader, CipherSuite suite, Randomness randomness) {
    this.reader = reader;
    this.suite = suite;
    this.randomness = randomness;
  }

  /**
   * Opens the card whose holder is {@code domain}, or makes it.
   *
   * @param pinFile with the PIN as its only line, readable by its owner alone
   * @throws CardException if it cannot be opened; a wrong PIN has cost one try
   * @throws IOException if the PIN cannot be read
   */
  public CardSession open(String domain, Path pinFile) throws CardException, IOException {
    try (SecretBytes pin = OwnerOnlyFile.read(pinFile, MAX_PIN_BYTES)) {
      Optional<KeyCard> present =
          reader.cards().stream()
              .filter(card -> card.identity().holder().equals(domain))
              .findFirst();
      Path known = pinFile.resolveSibling(KNOWN_KEY);
      if (present.isPresent()) {
        return known(present.get(), known).open(pin);
      }
      if (Files.exists(known)) {
        throw lost(domain, known);
      }
      log.info("there is no card of {} yet in {}: making one", domain, reader.name());
      return known(reader.personalise(domain, pin, Set.of(Curve.P224), suite, randomness), known)
          .open(pin);
    }
  }

  /** Why there is no card where there was one; names the files that may be it. */
  private CardException lost(String domain, Path known) throws CardException {
    List<String> damaged = reader.damaged().stream().map(CardEvent.Damaged::where).toList();
    String what =
        damaged.isEmpty()
            ? "the card of %s in %s is missing".formatted(domain, reader.name())
            : "the card of %s cannot be read, damaged is %s"
                .formatted(domain, String.join(", ", damaged));
    return new CardException(
        CardException.Reason.DAMAGED,
        ("%s; nothing was changed. Restore it from a backup, or remove %s, start again with a new"
                + " key and invite every user anew")
            .formatted(what, known));
  }

  /** The card, if its key is the one that users were told; the first one is noted. */
  private static KeyCard known(KeyCard card, Path file) throws CardException, IOException {
    String key = card.publicKey(Curve.P224).hex();
    if (!Files.exists(file)) {
      Files.writeString(file, key + "\n");
    } else if (!Files.readString(file).strip().equals(key)) {
      throw new CardException(
          CardException.Reason.DAMAGED,
          "the card "
              + card.identity().serial()
              + " holds another key than "
              + file
              + " tells; put the server's own card back");
    }
    return card;
  }
}
