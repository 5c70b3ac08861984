package org.simpp.client.ui.language;

import java.util.List;
import org.simpp.client.settings.SiteFault;

/** What is said of the organisation's settings. */
public final class SiteWords {
  private SiteWords() {}

  /** What is wrong with them and what to do next; "" where nothing is. */
  public static String of(Messages messages, List<SiteFault> faults) {
    if (faults.isEmpty()) {
      return "";
    }
    SiteFault first = faults.get(0);
    String what = messages.text("site.fault." + first.kind().key(), first.parameters().toArray());
    String more =
        faults.size() == 1 ? "" : "\n" + messages.text("site.fault.more", faults.size() - 1);
    return what + more + "\n" + messages.text("site.fault.next");
  }
}
