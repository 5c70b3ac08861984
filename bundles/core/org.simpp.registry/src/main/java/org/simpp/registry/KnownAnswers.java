package org.simpp.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** What every provider of a suite must answer, from a file beside this class. */
final class KnownAnswers {
  private static final String FILE = "known-answers.properties";

  private final Properties values = new Properties();

  KnownAnswers() {
    try (InputStream file = KnownAnswers.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the bundle lacks " + FILE + "; install it again");
      }
      values.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) {
    String value = values.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no known answer " + name);
    }
    return value;
  }

  Bytes bytes(String name) {
    return Bytes.ofHex(text(name));
  }

  SecretBytes secret(String name) {
    return SecretBytes.takeOver(bytes(name).toByteArray());
  }

  List<String> list(String name) {
    return Arrays.asList(text(name).split(",", -1));
  }
}
