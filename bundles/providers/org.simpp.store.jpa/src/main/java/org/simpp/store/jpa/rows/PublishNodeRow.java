package org.simpp.store.jpa.rows;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.simpp.model.Bytes;
import org.simpp.store.PublishNode;

/** One node that an account publishes at; its items are numbered under the account's lock. */
@Entity
@Table(name = "publish_node")
@SuppressWarnings("NullAway.Init") // JPA fills what it makes by the empty constructor
public class PublishNodeRow {
  @Id private String id;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "node_name")
  private String name;

  @Column(name = "name_hash")
  private String nameHash;

  @Column(name = "max_items")
  private int maxItems;

  @Lob private byte[] configuration;

  @Column(name = "last_item")
  private long lastItem;

  protected PublishNodeRow() {}

  public PublishNodeRow(AccountRow owner, PublishNode node) {
    id = UUID.randomUUID().toString();
    accountId = owner.id();
    name = node.name();
    nameHash = Addresses.hash(node.name());
    become(node);
  }

  /** Takes over everything but the name. */
  public final void become(PublishNode node) {
    maxItems = node.maxItems();
    configuration = node.configuration().toByteArray();
  }

  public String id() {
    return id;
  }

  public int maxItems() {
    return maxItems;
  }

  /** The number of the next item. */
  public long nextItem() {
    return ++lastItem;
  }

  public PublishNode node() {
    return new PublishNode(name, maxItems, Bytes.of(configuration));
  }
}
