package org.simpp.load.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.simpp.crypto.CipherSuite;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.crypto.SoftwareKey;
import org.simpp.crypto.bc.Simpp2007Suite;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.protocol.ClientRegistration;
import org.simpp.protocol.SimppClientMechanism;
import org.simpp.protocol.UserKeys;

/**
 * Users who log in by key. Their keys follow from the password and the address, so that a later run
 * has them again and none is kept. On the event loop alone.
 */
final class Simpp2007Users {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final CipherSuite suite = new Simpp2007Suite();
  private final Bytes serverKey;
  private final String password;
  private final Map<Jid, UserKeys> known = new HashMap<>();

  /**
   * @param serverKey KUS
   */
  Simpp2007Users(Bytes serverKey, String password) {
    this.serverKey = serverKey;
    this.password = password;
  }

  Exchange login(Jid account) {
    return new Simpp2007Exchange(
        new SimppClientMechanism(
            suite, account, serverKey, keys(account).withServer(), RANDOM::nextBytes));
  }

  ClientRegistration registration(Jid account) {
    return new ClientRegistration(suite, account, serverKey, keys(account));
  }

  private UserKeys keys(Jid account) {
    return known.computeIfAbsent(
        account, user -> new UserKeys(key(user, Curve.P224), key(user, Curve.P192)));
  }

  private SoftwareKey key(Jid account, Curve curve) {
    return SoftwareKey.generate(suite, curve, bytesOf(password + " " + account + " " + curve));
  }

  /** The hashes of {@code seed} with a number behind it. */
  private static Randomness bytesOf(String seed) {
    int[] count = new int[1];
    return target -> {
      ByteBuffer out = ByteBuffer.wrap(target);
      while (out.hasRemaining()) {
        byte[] block = hash(seed + " " + count[0]++);
        out.put(block, 0, Math.min(block.length, out.remaining()));
      }
    };
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
