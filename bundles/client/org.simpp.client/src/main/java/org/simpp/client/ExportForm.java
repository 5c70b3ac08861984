package org.simpp.client;

import org.osgi.annotation.versioning.ConsumerType;

/** How a conversation is written into a file: asked aside, one entry after the other. */
@ConsumerType
public interface ExportForm {
  /** What stands before all entries, with the end of its line. */
  String head();

  /** One entry, with the end of its line. */
  String entry(Entry entry);
}
