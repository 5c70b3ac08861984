package org.simpp.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** The values of {@code vectors/vectors-2007.txt} by their names. */
final class Vectors {
  private final Map<String, Bytes> values = new HashMap<>();

  Vectors() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Vectors.class.getResourceAsStream("/vectors/vectors-2007.txt"),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" = ", 2))
          .forEach(pair -> values.put(pair[0], Bytes.ofHex(pair[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Bytes get(String name) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException("no vector " + name);
    }
    return values.get(name);
  }

  SecretBytes secret(String name) {
    return SecretBytes.takeOver(get(name).toByteArray());
  }
}
