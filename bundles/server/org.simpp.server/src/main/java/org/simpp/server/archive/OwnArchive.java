package org.simpp.server.archive;

import java.util.Set;
import java.util.function.BooleanSupplier;
import org.simpp.model.Jid;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.xmpp.StanzaCondition;

/** Who may ask an archive: its own account alone (XEP-0313, section 7.1). */
final class OwnArchive {
  /** Others' archives are there to be refused. */
  static final Set<Target> TARGETS = Set.of(Target.OWN_ACCOUNT, Target.OTHER_ACCOUNT);

  private final BooleanSupplier isOn;

  /**
   * @param isOn whether there are archives
   */
  OwnArchive(BooleanSupplier isOn) {
    this.isOn = isOn;
  }

  /** The account whose archive is asked. */
  Jid of(IqRequest request) throws IqRefusal {
    if (!isOn.getAsBoolean()) {
      throw new IqRefusal(StanzaCondition.SERVICE_UNAVAILABLE, "");
    }
    if (request.target() != Target.OWN_ACCOUNT) {
      throw new IqRefusal(StanzaCondition.FORBIDDEN, "an archive is its account's alone");
    }
    return request.session().account();
  }
}
