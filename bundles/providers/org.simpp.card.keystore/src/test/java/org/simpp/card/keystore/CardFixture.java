package org.simpp.card.keystore;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.simpp.crypto.Curve;
import org.simpp.crypto.Randomness;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** Cards whose PINs are hardened cheaply, so that thousands can be opened. */
final class CardFixture {
  static final PinHardening CHEAP =
      new PinHardening(8, 1, 1, Bytes.of(new byte[PinHardening.SALT_LENGTH]));

  private CardFixture() {}

  static CardFolder folder(Path location) {
    return folder(location, new FileDisk());
  }

  static CardFolder folder(Path location, Disk disk) {
    return new CardFolder(location, disk, CHEAP);
  }

  static SecretBytes pin(String text) {
    return SecretBytes.takeOver(Bytes.utf8(text).toByteArray());
  }

  static Randomness random(long seed) {
    Random random = new Random(seed);
    return random::nextBytes;
  }

  static Map<Curve, SecretBytes> keys() {
    Map<Curve, SecretBytes> keys = new EnumMap<>(Curve.class);
    keys.put(Curve.P224, CardCurve.of(Curve.P224).generate(random(1)));
    keys.put(Curve.P192, CardCurve.of(Curve.P192).generate(random(2)));
    return keys;
  }
}
