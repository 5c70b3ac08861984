package org.simpp.client.internal.settings;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.client.Profile;
import org.simpp.client.ServerAddress;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * What is kept of an account between sign-ins; no secret.
 *
 * @param account the bare address
 * @param server where its server is; null to find it by DNS
 * @param certificate the fingerprint of the only certificate to accept; null where the platform's
 *     authorities vouch for it
 * @param serverKey KUS of its server; null for a password account
 * @param used when it was signed in last
 * @param approved whose requests are accepted without asking
 * @param read by bare address, the number of the last entry that was marked read
 * @param keys by bare address, the contact's key on P-192 as it was first seen
 * @param strangers who has written without being on the contact list, by bare address, with the
 *     number of the first such entry
 * @param manners what it says and tells of its person
 */
public record AccountSettings(
    Jid account,
    Profile profile,
    @Nullable ServerAddress server,
    @Nullable Bytes certificate,
    @Nullable Bytes serverKey,
    Instant used,
    Set<Jid> approved,
    Map<Jid, Long> read,
    Map<Jid, Bytes> keys,
    Map<Jid, Long> strangers,
    Manners manners) {
  public AccountSettings {
    Objects.requireNonNull(profile);
    Objects.requireNonNull(used);
    if (profile == Profile.LABORATORY_2007 && serverKey == null) {
      throw new IllegalArgumentException("the laboratory's log-in needs the server's key");
    }
    if (!account.isBare() || account.isDomain()) {
      throw new IllegalArgumentException("settings are of a bare address");
    }
    approved = Set.copyOf(approved);
    read = Map.copyOf(read);
    keys = Map.copyOf(keys);
    strangers = Map.copyOf(strangers);
    Objects.requireNonNull(manners);
  }

  public static AccountSettings of(Jid account, Profile profile, @Nullable Bytes serverKey) {
    return new AccountSettings(
        account,
        profile,
        null,
        null,
        serverKey,
        Instant.EPOCH,
        Set.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Manners.USUAL);
  }

  /** As a person would name it: its address, or its domain where DNS is asked. */
  public String serverName() {
    return server == null ? account.domain() : server.toString();
  }

  public AccountSettings withServer(@Nullable ServerAddress other) {
    return new AccountSettings(
        account,
        profile,
        other,
        certificate,
        serverKey,
        used,
        approved,
        read,
        keys,
        strangers,
        manners);
  }

  public AccountSettings withCertificate(@Nullable Bytes fingerprint) {
    return new AccountSettings(
        account,
        profile,
        server,
        fingerprint,
        serverKey,
        used,
        approved,
        read,
        keys,
        strangers,
        manners);
  }

  public AccountSettings withUsed(Instant now) {
    return new AccountSettings(
        account,
        profile,
        server,
        certificate,
        serverKey,
        now,
        approved,
        read,
        keys,
        strangers,
        manners);
  }

  public AccountSettings withApproved(Jid contact, boolean yes) {
    Set<Jid> others = new HashSet<>(approved);
    if (yes) {
      others.add(contact);
    } else {
      others.remove(contact);
    }
    return new AccountSettings(
        account,
        profile,
        server,
        certificate,
        serverKey,
        used,
        others,
        read,
        keys,
        strangers,
        manners);
  }

  public AccountSettings withRead(Jid contact, long number) {
    Map<Jid, Long> others = new HashMap<>(read);
    others.put(contact, number);
    return new AccountSettings(
        account,
        profile,
        server,
        certificate,
        serverKey,
        used,
        approved,
        others,
        keys,
        strangers,
        manners);
  }

  /**
   * With the key of a contact, or without.
   *
   * @param key null to forget it
   */
  public AccountSettings withKey(Jid contact, @Nullable Bytes key) {
    Map<Jid, Bytes> others = new HashMap<>(keys);
    if (key == null) {
      others.remove(contact);
    } else {
      others.put(contact, key);
    }
    return new AccountSettings(
        account,
        profile,
        server,
        certificate,
        serverKey,
        used,
        approved,
        read,
        others,
        strangers,
        manners);
  }

  /**
   * With somebody who is not on the contact list, or without.
   *
   * @param first the number of the first entry; null to forget it
   */
  public AccountSettings withStranger(Jid stranger, @Nullable Long first) {
    Map<Jid, Long> others = new HashMap<>(strangers);
    if (first == null) {
      others.remove(stranger);
    } else {
      others.put(stranger, first);
    }
    return new AccountSettings(
        account,
        profile,
        server,
        certificate,
        serverKey,
        used,
        approved,
        read,
        keys,
        others,
        manners);
  }

  public AccountSettings withManners(Manners other) {
    return new AccountSettings(
        account,
        profile,
        server,
        certificate,
        serverKey,
        used,
        approved,
        read,
        keys,
        strangers,
        other);
  }
}
