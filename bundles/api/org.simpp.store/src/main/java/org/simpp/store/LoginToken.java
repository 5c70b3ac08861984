package org.simpp.store;

import java.time.Instant;
import java.util.Objects;
import org.simpp.model.Bytes;

/**
 * What is kept of a token: not the token, nor anything that yields it to whoever reads the store
 * alone.
 *
 * @param seed random and of this token alone, 16 to 64 bytes; the server makes the token of it and
 *     of a secret that is kept elsewhere
 * @param mechanism the only one that it is good for
 * @param issued when it was given
 * @param expires from when on it is refused
 */
public record LoginToken(Bytes seed, String mechanism, Instant issued, Instant expires) {
  public LoginToken {
    Objects.requireNonNull(mechanism);
    Objects.requireNonNull(issued);
    Objects.requireNonNull(expires);
    if (seed.length() < 16 || seed.length() > 64) {
      throw new IllegalArgumentException("a seed has 16 to 64 bytes, not " + seed.length());
    }
  }
}
