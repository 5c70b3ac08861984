package org.simpp.server.swap;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.simpp.server.AdministrationException;

/** Installs and names bundles: the framework, or what stands in for it. */
interface Bundles {
  /** What was installed, or was there already. */
  interface Installation {
    /** The ids of its bundles. */
    Set<Long> bundles();

    /** Uninstalls what this call installed; false if it was there before and stays. */
    boolean undo();
  }

  /** Installs and starts the feature of that name, or the bundle at that address. */
  Installation install(String what) throws AdministrationException;

  /** Symbolic name and version, or the number of a bundle that is not there. */
  String nameOf(long bundle);

  /** The bundle of that symbolic name and version. */
  Optional<Long> find(String name);

  /** Features that bring a crypto provider. */
  List<String> features();
}
