package org.simpp.presence.rfc6121;

import org.simpp.presence.PresenceService;
import org.simpp.presence.PresenceServiceContract;

class Rfc6121PresenceServiceTest extends PresenceServiceContract {
  @Override
  protected PresenceService service() {
    return new Rfc6121PresenceService();
  }
}
