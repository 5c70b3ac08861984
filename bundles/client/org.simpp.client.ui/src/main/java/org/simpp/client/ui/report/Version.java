package org.simpp.client.ui.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Which version of the product this is. */
final class Version {
  private Version() {}

  /** As it stands in the manifest of this bundle. */
  static String ofThis() {
    try (InputStream file = Version.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
      if (file != null) {
        Attributes own = new Manifest(file).getMainAttributes();
        String name = String.valueOf(own.getValue("Bundle-SymbolicName"));
        String version = own.getValue("Bundle-Version");
        if (name.startsWith("org.simpp.client.ui") && version != null) {
          return version;
        }
      }
    } catch (IOException e) {
      return "not known: " + e.getClass().getSimpleName();
    }
    return "not known";
  }
}
