package org.simpp.server.shell.check;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of {@code etc} that an operator edits, as it was shipped and as it is.
 *
 * @param name in {@code etc}
 * @param shipped its values in the distribution
 * @param known every key that it explains, those in comments too
 * @param own its values in the data folder; empty where it is not there
 */
public record EtcFile(
    String name, Map<String, String> shipped, Set<String> known, Map<String, String> own) {
  private static final Pattern OURS =
      Pattern.compile("org\\.simpp\\..*\\.cfg|org\\.ops4j\\.datasource-simpp\\.cfg");
  private static final Pattern EXPLAINED =
      Pattern.compile("^#?([A-Za-z][\\w.]*) *=", Pattern.MULTILINE);
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([\\w.]+)}");
  private static final Pattern SECRET = Pattern.compile("(?i)password");
  private static final Pattern SECRET_IN_URL = Pattern.compile("(?i)(password=)[^&;]*");

  /** All of them, those that only the data folder has too. */
  public static List<EtcFile> all() throws IOException {
    Path shipped = Path.of(System.getProperty("karaf.home", ""), "etc");
    Path own = Path.of(System.getProperty("karaf.etc", "etc"));
    Set<String> names = new TreeSet<>(names(shipped));
    names.addAll(names(own));
    List<EtcFile> files = new ArrayList<>();
    for (String name : names) {
      Path original = shipped.resolve(name);
      Set<String> known = new TreeSet<>();
      if (Files.exists(original)) {
        Matcher explained = EXPLAINED.matcher(Files.readString(original));
        explained.results().forEach(found -> known.add(found.group(1)));
      }
      files.add(new EtcFile(name, values(original), known, values(own.resolve(name))));
    }
    return files;
  }

  /** The value as it may be shown: without a password. */
  public static String shown(String key, String value) {
    boolean isPath = key.endsWith("File");
    return SECRET.matcher(key).find() && !isPath && !value.isEmpty()
        ? "***"
        : SECRET_IN_URL.matcher(value).replaceAll("$1***");
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> OURS.matcher(name).matches())
          .forEach(names::add);
      return names;
    }
  }

  private static Map<String, String> values(Path file) throws IOException {
    Map<String, String> values = new TreeMap<>();
    if (Files.exists(file)) {
      Properties read = new Properties();
      try (Reader in = Files.newBufferedReader(file)) {
        read.load(in);
      }
      for (String key : read.stringPropertyNames()) {
        values.put(key, substituted(read.getProperty(key).strip()));
      }
    }
    return values;
  }

  /** With the values of {@code ${karaf.base}} and the like, as the server reads it. */
  private static String substituted(String value) {
    return VARIABLE
        .matcher(value)
        .replaceAll(
            found -> Matcher.quoteReplacement(System.getProperty(found.group(1), found.group())));
  }
}
