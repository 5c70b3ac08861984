package org.simpp.client.internal.preferences;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the files lie.
 *
 * @param site where the organisation's file may be: only an administrator can write there
 * @param workspace where this person's files are; null where there is no such folder
 */
record Places(List<Path> site, @Nullable Path workspace) {
  private static final String SITE_FILE = "desktop.settings";

  Places {
    site = List.copyOf(site);
  }

  /**
   * The places of this system: the one for the whole computer first, then the product's folder.
   *
   * @param system as in the system property {@code os.name}
   * @param programData what Windows calls its folder for all users; null elsewhere
   * @param product the location of the product, null where it is not known
   * @param workspace the location of the workspace, null where there is none
   */
  static Places of(
      String system,
      @Nullable String programData,
      @Nullable String product,
      @Nullable String workspace) {
    List<Path> site = new ArrayList<>();
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      site.add(Path.of(programData == null ? "C:\\ProgramData" : programData, "SIMPP", SITE_FILE));
    } else if (name.startsWith("mac")) {
      site.add(Path.of("/Library/Application Support/SIMPP", SITE_FILE));
    } else {
      site.add(Path.of("/etc/simpp", SITE_FILE));
    }
    folder(product).ifPresent(folder -> site.add(folder.resolve(SITE_FILE)));
    return new Places(site, folder(workspace).orElse(null));
  }

  private static Optional<Path> folder(@Nullable String location) {
    // the framework writes spaces of the path as they are
    return Optional.ofNullable(location)
        .filter(text -> text.startsWith("file:"))
        .map(text -> Path.of(URI.create(text.replace(" ", "%20"))));
  }
}
