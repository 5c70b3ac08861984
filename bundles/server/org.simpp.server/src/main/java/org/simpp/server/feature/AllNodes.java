package org.simpp.server.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.store.StoreException;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.disco.DiscoItems;

/** The nodes of all features. */
record AllNodes(List<DiscoNodes> parts) implements DiscoNodes {
  @Override
  public Optional<DiscoInfo> info(IqRequest request, String node) throws IqRefusal, StoreException {
    for (DiscoNodes part : parts) {
      Optional<DiscoInfo> info = part.info(request, node);
      if (info.isPresent()) {
        return info;
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<List<DiscoItems.Item>> items(IqRequest request, String node)
      throws IqRefusal, StoreException {
    for (DiscoNodes part : parts) {
      Optional<List<DiscoItems.Item>> items = part.items(request, node);
      if (items.isPresent()) {
        return items;
      }
    }
    return Optional.empty();
  }

  @Override
  public List<DiscoItems.Item> items(IqRequest request) throws IqRefusal, StoreException {
    List<DiscoItems.Item> items = new ArrayList<>();
    for (DiscoNodes part : parts) {
      items.addAll(part.items(request));
    }
    return items;
  }
}
