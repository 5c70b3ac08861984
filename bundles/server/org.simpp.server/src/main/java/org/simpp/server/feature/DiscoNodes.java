package org.simpp.server.feature;

import java.util.List;
import java.util.Optional;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.store.StoreException;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.disco.DiscoItems;

/** The nodes that a feature lets clients discover of the server or of an account (XEP-0030). */
public interface DiscoNodes {
  /** What {@code node} is; empty where it is none of the feature's. */
  Optional<DiscoInfo> info(IqRequest request, String node) throws IqRefusal, StoreException;

  /** What belongs to {@code node}; empty where it is none of the feature's. */
  Optional<List<DiscoItems.Item>> items(IqRequest request, String node)
      throws IqRefusal, StoreException;

  /** What the feature adds to the items of the server or account itself. */
  default List<DiscoItems.Item> items(IqRequest request) throws IqRefusal, StoreException {
    return List.of();
  }
}
