package org.simpp.store.jpa.rows;

import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.simpp.model.Bytes;
import org.simpp.store.PublishedItem;

/** One item of a node, numbered within it. */
@Entity
@Table(name = "published_item")
@SuppressWarnings("NullAway.Init") // JPA fills what it makes by the empty constructor
public class PublishedItemRow {
  @Id private String id;

  @Column(name = "node_id")
  private String nodeId;

  @Column(name = "item_name")
  private String name;

  @Column(name = "name_hash")
  private String nameHash;

  @Column(name = "item_number")
  private long number;

  @Column(name = "published_at")
  private long publishedAt;

  @Column(name = "payload_length")
  private int length;

  @Lob private byte[] payload;

  protected PublishedItemRow() {}

  public PublishedItemRow(PublishNodeRow node, PublishedItem item) {
    id = UUID.randomUUID().toString();
    nodeId = node.id();
    name = item.id();
    nameHash = Addresses.hash(item.id());
    become(item, node.nextItem());
  }

  /** Takes over everything but the id. */
  public final void become(PublishedItem item, long order) {
    number = order;
    publishedAt = item.published().toEpochMilli();
    length = item.payload().length();
    payload = item.payload().toByteArray();
  }

  public PublishedItem item() {
    return new PublishedItem(name, Instant.ofEpochMilli(publishedAt), Bytes.of(payload));
  }
}
