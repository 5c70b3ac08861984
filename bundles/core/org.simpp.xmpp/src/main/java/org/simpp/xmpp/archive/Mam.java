package org.simpp.xmpp.archive;

/** The names of message archive management (XEP-0313, section 6). */
public final class Mam {
  /** The namespace, which is the feature too. */
  public static final String NAMESPACE = "urn:xmpp:mam:2";

  /** The feature of ids in queries, flipped pages and metadata. */
  public static final String EXTENDED = NAMESPACE + "#extended";

  private Mam() {}
}
