package org.simpp.xmpp.sce;

import org.simpp.crypto.Randomness;

/**
 * Padding of random length (XEP-0420, section 4): up to a size that short contents share, and 0 to
 * 200 characters on top.
 */
public final class Padding {
  /** Bytes of content up to which all lengths look alike but for the random part. */
  public static final int SHARED_SIZE = 256;

  private static final int MOST_ON_TOP = 200;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private Padding() {}

  /**
   * The padding for a content.
   *
   * @param size the content's bytes
   */
  public static String of(int size, Randomness randomness) {
    byte[] choice = new byte[3];
    randomness.fill(choice);
    // Of 2^24 values a 201st is as good as any: the first ones are likelier by one in 80,000.
    int onTop =
        ((choice[0] & 0xff) << 16 | (choice[1] & 0xff) << 8 | (choice[2] & 0xff))
            % (MOST_ON_TOP + 1);
    byte[] random = new byte[Math.max(0, SHARED_SIZE - size) + onTop];
    randomness.fill(random);
    StringBuilder padding = new StringBuilder(random.length);
    for (byte each : random) {
      padding.append(ALPHABET.charAt(each & 0x3f));
    }
    return padding.toString();
  }
}
