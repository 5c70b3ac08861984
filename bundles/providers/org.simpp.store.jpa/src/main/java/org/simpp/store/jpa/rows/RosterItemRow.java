package org.simpp.store.jpa.rows;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.persistence.CollectionTable;
import javax.persistence.Column;
import javax.persistence.ElementCollection;
import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;
import org.simpp.store.RosterItem;

/** One contact in one account's roster. */
@Entity
@Table(name = "roster_item")
@SuppressWarnings("NullAway.Init") // JPA fills what it makes by the empty constructor
public class RosterItemRow {
  /** Characters of a name or of a group's name that the columns take. */
  public static final int MAX_NAME = 1023;

  @Id private String id;

  @Column(name = "account_id")
  private String accountId;

  private String contact;

  @Column(name = "contact_hash")
  private String contactHash;

  @Column(name = "contact_name")
  private String name;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "roster_group", joinColumns = @JoinColumn(name = "item_id"))
  @Column(name = "group_name")
  private Set<String> groups = new HashSet<>();

  private String subscription;

  @Column(name = "pending_out")
  private boolean pendingOut;

  @Column(name = "pending_in")
  private boolean pendingIn;

  @Column(name = "pending_request")
  private byte @Nullable [] request;

  @Column(name = "pre_approved")
  private boolean preApproved;

  private boolean listed;

  @Column(name = "changed_in")
  private long changedIn;

  protected RosterItemRow() {}

  public RosterItemRow(String account, Jid address) {
    id = UUID.randomUUID().toString();
    accountId = account;
    contact = address.toString();
    contactHash = Addresses.hash(address);
  }

  /** Takes over everything but the address. */
  public void become(RosterItem item, long version) {
    name = item.name();
    groups.retainAll(item.groups());
    groups.addAll(item.groups());
    subscription = item.subscription();
    pendingOut = item.pendingOut();
    pendingIn = item.pendingIn();
    request = item.request().isEmpty() ? null : item.request().toByteArray();
    preApproved = item.preApproved();
    listed = item.listed();
    changedIn = version;
  }

  public long changedIn() {
    return changedIn;
  }

  public RosterItem item() {
    return new RosterItem(
        Jid.of(contact),
        name,
        Set.copyOf(groups),
        subscription,
        pendingOut,
        pendingIn,
        request == null ? Bytes.empty() : Bytes.of(request),
        preApproved,
        listed);
  }
}
