package org.simpp.itests.products;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A provider's bundle as a file.
 *
 * @param symbolicName its name
 * @param version its version
 * @param file where it is
 */
record ProviderBundle(String symbolicName, String version, Path file) {
  /** The house's own. */
  static ProviderBundle of(String symbolicName) {
    String version = OtherProvider.VERSION;
    Path file =
        Product.ROOT.resolve(
            "bundles/providers/%1$s/target/%1$s-%2$s.jar".formatted(symbolicName, version));
    return new ProviderBundle(symbolicName, version, file);
  }

  /** Name and version as the shell knows it. */
  String name() {
    return symbolicName + "/" + version;
  }

  /** Where it is, for the shell. */
  String address() {
    return "file:" + file;
  }

  /** The same as another version, written into {@code folder}. */
  ProviderBundle copiedAs(String otherVersion, Path folder) throws IOException {
    Path copy = folder.resolve(symbolicName + "-" + otherVersion + ".jar");
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      manifest.getMainAttributes().putValue("Bundle-Version", otherVersion);
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
        for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
          JarEntry entry = all.nextElement();
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            out.putNextEntry(new JarEntry(entry.getName()));
            jar.getInputStream(entry).transferTo(out);
            out.closeEntry();
          }
        }
      }
    }
    return new ProviderBundle(symbolicName, otherVersion, copy);
  }
}
