package org.simpp.server;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Whether the server does its work. An OSGi service that is there even while the server is not. */
@ProviderType
public interface ServerHealth {
  /** The check of the session journal, among those of {@link #ready}. */
  String JOURNAL = "journal";

  /**
   * One thing that was looked at.
   *
   * @param name what
   * @param good whether it is as it should be
   * @param detail in words; where it is not good, what to do next
   */
  record Check(String name, boolean good, String detail) {}

  /** What only a restart can help where it is not good. */
  List<Check> live();

  /** What must be good for clients to be sent here. */
  List<Check> ready();
}
