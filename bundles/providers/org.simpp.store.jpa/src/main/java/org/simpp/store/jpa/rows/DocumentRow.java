package org.simpp.store.jpa.rows;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.simpp.model.Bytes;

/** One small document of an account. */
@Entity
@Table(name = "document")
@SuppressWarnings("NullAway.Init") // JPA fills what it makes by the empty constructor
public class DocumentRow {
  @Id private String id;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "collection_name")
  private String collection;

  @Column(name = "document_name")
  private String name;

  @Column(name = "name_hash")
  private String nameHash;

  @Lob private byte[] content;

  protected DocumentRow() {}

  public DocumentRow(AccountRow owner, String collection, String name, Bytes content) {
    id = UUID.randomUUID().toString();
    accountId = owner.id();
    this.collection = collection;
    this.name = name;
    nameHash = Addresses.hash(name);
    this.content = content.toByteArray();
  }

  public Bytes content() {
    return Bytes.of(content);
  }

  public void become(Bytes other) {
    content = other.toByteArray();
  }
}
