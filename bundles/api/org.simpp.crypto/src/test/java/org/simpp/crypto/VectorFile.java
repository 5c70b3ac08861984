package org.simpp.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/**
 * Reads a vector file: {@code # comment}, {@code [section]}, and records of {@code name = value}
 * that are separated by blank lines.
 */
public final class VectorFile {
  private VectorFile() {}

  /**
   * One record.
   *
   * @param where file and line, for the message of a failure
   */
  public record Vector(String where, String section, Map<String, String> values) {
    public boolean has(String name) {
      return values.containsKey(name);
    }

    public String text(String name) {
      String value = values.get(name);
      if (value == null) {
        throw new AssertionError(where + " has no " + name);
      }
      return value;
    }

    public Bytes bytes(String name) {
      return Bytes.ofHex(text(name));
    }

    public SecretBytes secret(String name) {
      return SecretBytes.takeOver(bytes(name).toByteArray());
    }
  }

  /** All records of a file beside this class's package, in order; never none. */
  public static List<Vector> read(String name) {
    List<Vector> vectors = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    String section = "";
    int number = 0;
    for (String line : (text(name) + "\n\n").split("\n", -1)) {
      number++;
      if (line.isBlank() && !values.isEmpty()) {
        vectors.add(new Vector(name + ", above line " + number, section, Map.copyOf(values)));
        values.clear();
      } else if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    if (vectors.isEmpty()) {
      throw new AssertionError(name + " has no vector");
    }
    return vectors;
  }

  private static String text(String name) {
    try (InputStream file = VectorFile.class.getResourceAsStream("/vectors/" + name)) {
      if (file == null) {
        throw new AssertionError("there is no vector file " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
