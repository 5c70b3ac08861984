package org.simpp.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Jid;

/** The nodes that accounts publish at, and their items (XEP-0163). Every method blocks. */
@ProviderType
public interface PublishNodeStore {
  /** The latest item of one node. */
  record Latest(Jid owner, PublishNode node, PublishedItem item) {}

  /** All nodes of {@code owner}, in the order of their names. */
  List<PublishNode> nodes(Jid owner) throws StoreException;

  Optional<PublishNode> node(Jid owner, String name) throws StoreException;

  /**
   * Makes a node or configures it anew; items that it does not keep any more go.
   *
   * @param maxNodes refuse to make it where the owner has so many
   * @throws StoreException with {@link StoreException.Reason#FULL}, or {@link
   *     StoreException.Reason#NOT_FOUND} where the owner has no account
   */
  void putNode(Jid owner, PublishNode node, int maxNodes) throws StoreException;

  /**
   * Deletes a node with its items.
   *
   * @return whether there was one
   */
  boolean deleteNode(Jid owner, String name) throws StoreException;

  /**
   * Keeps an item, durably, before this returns; it is the latest one then, and replaces one of the
   * same id. The oldest beyond what the node keeps go.
   *
   * @param maxBytes refuse where the payloads at all nodes of the owner would take more
   * @throws StoreException with {@link StoreException.Reason#FULL}, or {@link
   *     StoreException.Reason#NOT_FOUND} where there is no such node
   */
  void publish(Jid owner, String node, PublishedItem item, long maxBytes) throws StoreException;

  Optional<PublishedItem> item(Jid owner, String node, String id) throws StoreException;

  /** The latest items of a node, the latest first; none where there is no such node. */
  List<PublishedItem> items(Jid owner, String node, int limit) throws StoreException;

  /** The latest item of each node that one of {@code owners} has under one of {@code names}. */
  List<Latest> latest(Collection<Jid> owners, Collection<String> names) throws StoreException;

  /**
   * Removes one item.
   *
   * @return whether there was one
   */
  boolean retract(Jid owner, String node, String id) throws StoreException;

  /** Removes all items of a node. */
  void purge(Jid owner, String node) throws StoreException;
}
