package org.simpp.itests.products;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The two crypto providers of the house, and one with a fault. */
final class OtherProvider {
  static final String VERSION = "0.1.0";

  /** The provider that both products start with. */
  static final String FIRST = "org.simpp.crypto.bc";

  /** The one that takes its place. */
  static final String SECOND = "org.simpp.crypto.jca";

  /** The feature that brings it to the server. */
  static final String SECOND_FEATURE = "simpp-crypto-jca";

  /** The name of the one with a fault. */
  static final String FAULTY = "org.simpp.crypto.faulty";

  /** The agent that makes calls meanwhile. */
  static final Path AGENT =
      Product.ROOT.resolve("itests/org.simpp.itests.agent/target/org.simpp.itests.agent-0.1.0.jar");

  /** The bundle of the second one. */
  static final Path SECOND_BUNDLE =
      Product.ROOT.resolve("bundles/providers/" + SECOND + "/target/" + SECOND + "-0.1.0.jar");

  private static final String COMPONENT = "OSGI-INF/faulty.xml";

  private OtherProvider() {}

  /** Writes a bundle into {@code folder} that offers {@link FaultySuite} alone; its file. */
  static Path makeFaulty(Path folder) throws IOException {
    Path faulty = folder.resolve(FAULTY + "-" + VERSION + ".jar");
    try (JarFile jar = new JarFile(SECOND_BUNDLE.toFile())) {
      Manifest manifest = jar.getManifest();
      manifest.getMainAttributes().putValue("Bundle-SymbolicName", FAULTY);
      manifest.getMainAttributes().putValue("Service-Component", COMPONENT);
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(faulty), manifest)) {
        for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
          JarEntry entry = all.nextElement();
          if (entry.getName().endsWith(".class")) {
            out.putNextEntry(new JarEntry(entry.getName()));
            jar.getInputStream(entry).transferTo(out);
            out.closeEntry();
          }
        }
        addFaultySuite(out);
      }
    }
    return faulty;
  }

  private static void addFaultySuite(JarOutputStream out) throws IOException {
    String name = FaultySuite.class.getName();
    for (String type : new String[] {name, name + "$FaultyHash"}) {
      String file = type.replace('.', '/') + ".class";
      out.putNextEntry(new JarEntry(file));
      Files.copy(Product.OUTPUT.resolve("test-classes/" + file), out);
      out.closeEntry();
    }
    out.putNextEntry(new JarEntry(COMPONENT));
    out.write(
        """
        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s" init="0">
          <property name="simpp.provider" type="String" value="faulty"/>
          <service><provide interface="org.simpp.crypto.CipherSuite"/></service>
          <implementation class="%s"/>
        </scr:component>
        """
            .formatted(name, name)
            .getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }
}
