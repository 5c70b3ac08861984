package org.simpp.itests.products;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The crypto provider once more, as another bundle: the same code under the next version. */
final class OtherProvider {
  static final String NAME = "org.simpp.crypto.bc";
  static final String VERSION = "0.1.0";
  static final String OTHER_VERSION = "0.1.1";

  /** The provider that the product has, as the agent names it. */
  static final String FIRST = NAME + "/" + VERSION;

  /** The one that takes its place. */
  static final String SECOND = NAME + "/" + OTHER_VERSION;

  /** The agent that makes calls meanwhile. */
  static final Path AGENT =
      Product.ROOT.resolve("itests/org.simpp.itests.agent/target/org.simpp.itests.agent-0.1.0.jar");

  private OtherProvider() {}

  /** Writes the other bundle into {@code folder}; its file. */
  static Path make(Path folder) throws IOException {
    Path original =
        Product.ROOT.resolve("bundles/providers/" + NAME + "/target/" + NAME + "-0.1.0.jar");
    Path other = folder.resolve(NAME + "-" + OTHER_VERSION + ".jar");
    try (JarFile jar = new JarFile(original.toFile())) {
      Manifest manifest = jar.getManifest();
      manifest.getMainAttributes().putValue("Bundle-Version", OTHER_VERSION);
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(other), manifest)) {
        for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
          JarEntry entry = all.nextElement();
          if (entry.isDirectory() || entry.getName().equals(JarFile.MANIFEST_NAME)) {
            continue;
          }
          out.putNextEntry(new JarEntry(entry.getName()));
          jar.getInputStream(entry).transferTo(out);
          out.closeEntry();
        }
      }
    }
    return other;
  }
}
