package org.simpp.client.history;

import java.util.List;

/**
 * What has become of an entry since it was kept.
 *
 * @param isCorrected whether its text is not the first one
 * @param isWithdrawn whether its author took it back; its text is empty then
 * @param ours this account's reactions
 * @param theirs the contact's
 */
public record Amended(
    boolean isCorrected, boolean isWithdrawn, List<String> ours, List<String> theirs) {
  /** Of an entry that is as it was. */
  public static final Amended NOT = new Amended(false, false, List.of(), List.of());

  public Amended {
    ours = List.copyOf(ours);
    theirs = List.copyOf(theirs);
  }
}
