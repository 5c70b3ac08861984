package org.simpp.itests.products;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text that nobody writes by accident, and the search for it in whatever form a program may have
 * left it: UTF-8, both orders of UTF-16, and Base64 in each of its three alignments.
 */
record Canary(String text) {
  private static final int BLOCK = 1 << 20;

  /** A canary of its own for {@code purpose}. */
  static Canary of(String purpose) {
    return new Canary("canary-" + purpose + "-" + Long.toString(System.nanoTime(), 36) + "-bird");
  }

  /** The files below {@code place} (or that file) that hold the canary in any form. */
  List<Path> foundIn(Path place) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (isIn(file)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private boolean isIn(Path file) throws IOException {
    List<byte[]> forms = forms();
    int longest = forms.stream().mapToInt(form -> form.length).max().orElseThrow();
    byte[] window = new byte[BLOCK + longest];
    int kept = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BLOCK)) {
      int read;
      while ((read = in.readNBytes(window, kept, BLOCK)) > 0) {
        int filled = kept + read;
        for (byte[] form : forms) {
          if (holds(window, filled, form)) {
            return true;
          }
        }
        kept = Math.min(longest, filled);
        System.arraycopy(window, filled - kept, window, 0, kept);
      }
    }
    return false;
  }

  private List<byte[]> forms() {
    List<byte[]> forms = new ArrayList<>();
    forms.add(text.getBytes(StandardCharsets.UTF_8));
    forms.add(text.getBytes(StandardCharsets.UTF_16LE));
    forms.add(text.getBytes(StandardCharsets.UTF_16BE));
    for (int shift = 0; shift < 3; shift++) {
      String padded = "x".repeat(shift) + text;
      String encoded =
          Base64.getEncoder()
              .withoutPadding()
              .encodeToString(padded.getBytes(StandardCharsets.UTF_8));
      // the first and the last characters also carry bits of the neighbours
      forms.add(encoded.substring(4, encoded.length() - 4).getBytes(StandardCharsets.US_ASCII));
    }
    return forms;
  }

  private static boolean holds(byte[] window, int filled, byte[] form) {
    for (int start = 0; start <= filled - form.length; start++) {
      int matched = 0;
      while (matched < form.length && window[start + matched] == form[matched]) {
        matched++;
      }
      if (matched == form.length) {
        return true;
      }
    }
    return false;
  }
}
