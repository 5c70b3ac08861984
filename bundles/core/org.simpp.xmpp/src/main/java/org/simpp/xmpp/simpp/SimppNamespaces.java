package org.simpp.xmpp.simpp;

/** The namespaces of SIMPP's own elements. */
public final class SimppNamespaces {
  /** Sealed boxes; also the feature by which a program says that it can open them. */
  public static final String SIMPP_2007 = "urn:x-simpp:2007";

  /** The feature by which a program says that it can open boxes with contents, not texts alone. */
  public static final String CONTENT_2007 = "urn:x-simpp:2007#content";

  /** Registration; also the stream feature that offers it. */
  public static final String REGISTRATION_2007 = "urn:x-simpp:2007#reg";

  private SimppNamespaces() {}
}
