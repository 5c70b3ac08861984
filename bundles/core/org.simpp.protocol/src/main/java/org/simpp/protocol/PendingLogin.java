package org.simpp.protocol;

import org.simpp.crypto.CryptoException;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * A login between CS2 and CS3, at the server. It ends with one CS3, good or bad; the caller ends it
 * earlier with {@link #close}.
 */
public final class PendingLogin implements AutoCloseable {
  private final Jid account;
  private final Bytes cs2;
  private final Proofs proofs;
  private final ClientServerKeys keys;
  private boolean over;

  PendingLogin(Jid account, Bytes cs2, Proofs proofs, ClientServerKeys keys) {
    this.account = account;
    this.cs2 = cs2;
    this.proofs = proofs;
    this.keys = keys;
  }

  /** What the client must show, what is then shown to it, and whether there is such an account. */
  record Proofs(Bytes cs3, Bytes cs4, boolean known) {}

  /**
   * A login that succeeded.
   *
   * @param account who has proved itself
   * @param cs4 what to send with the success
   * @param keys KAS; whoever takes this closes it
   */
  public record Accepted(Jid account, Bytes cs4, ClientServerKeys keys) {}

  /** Who claims to sign in; not proved yet. */
  public Jid account() {
    return account;
  }

  /** What to send. */
  public Bytes cs2() {
    return cs2;
  }

  /**
   * The end of the login, if CS3 proves the account. No second CS3 is looked at.
   *
   * @throws CryptoException if it does not, or there is no such account
   */
  public Accepted finish(Bytes cs3) throws CryptoException {
    boolean proved = proofs.cs3().equals(cs3);
    if (over || !proved || !proofs.known()) {
      close();
      throw new CryptoException();
    }
    over = true;
    return new Accepted(account, proofs.cs4(), keys);
  }

  /** Forgets the keys unless they have been handed out. */
  @Override
  public void close() {
    if (!over) {
      over = true;
      keys.close();
    }
  }
}
