package org.simpp.itests.screens;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.simpp.client.Contact;
import org.simpp.client.Contact.Subscription;
import org.simpp.client.Presence;
import org.simpp.client.Presence.Show;
import org.simpp.client.Reachability;
import org.simpp.client.Trouble;
import org.simpp.model.Jid;

/** Whom the screens show. */
final class People {
  static final Jid ME = Jid.of("anna.lin@simpp.example");
  static final Jid LEE = Jid.of("lee@simpp.example");
  private static final List<String> FAMILY = List.of("陳", "林", "黃", "張", "李", "王", "吳", "劉");
  private static final List<String> GIVEN = List.of("怡君", "家豪", "淑芬", "志明", "雅婷", "建宏");

  private People() {}

  /** A small office. */
  static List<Contact> office() {
    return List.of(
        person(LEE, "李家豪", Show.AVAILABLE, "正在測試新版本", "研發部"),
        person(Jid.of("grace@simpp.example"), "Grace Hopper", Show.BUSY, "In a review", "研發部"),
        idle(person(Jid.of("wang@simpp.example"), "王淑芬", Show.AWAY, "", "研發部", "稽核小組")),
        person(
            Jid.of("maximiliane@simpp.example"),
            "Maximiliane von Hohenstein-Waldburg",
            Show.OFFLINE,
            "",
            "Purchasing"),
        person(Jid.of("operator@simpp.example"), "維運人員", Show.CHAT, "", "資訊室"),
        person(Jid.of("tom@partner.example"), "tom@partner.example", Show.UNKNOWN, ""));
  }

  /** Twenty to eleven, today. */
  static Instant idleSince() {
    ZoneId here = ZoneId.systemDefault();
    return LocalDate.now(here).atTime(10, 40).atZone(here).toInstant();
  }

  private static Contact idle(Contact contact) {
    Presence said = contact.presence();
    return new Contact(
        contact.address(),
        contact.name(),
        contact.groups(),
        contact.subscription(),
        new Presence(said.show(), said.status(), idleSince()),
        contact.reachability());
  }

  static Contact stranger() {
    return new Contact(
        Jid.of("carol@elsewhere.example"),
        "carol@elsewhere.example",
        Set.of(),
        Subscription.UNLISTED,
        Presence.of(Show.UNKNOWN),
        new Reachability.Unable(
            Trouble.of(Trouble.Cause.CONTACT_NOT_LISTED, "not listed", "carol@elsewhere.example")));
  }

  /** So many, in fifty groups, a third of them there. */
  static List<Contact> company(int size) {
    List<Contact> all = new ArrayList<>(size);
    IntStream.range(0, size).forEach(number -> all.add(employee(number, show(number))));
    return all;
  }

  static Contact employee(int number, Show show) {
    String name = FAMILY.get(number % FAMILY.size()) + GIVEN.get(number / 8 % GIVEN.size());
    return person(
        Jid.of("user" + number + "@simpp.example"),
        name + " " + number,
        show,
        "",
        "部門 " + number % 50);
  }

  private static Show show(int number) {
    return number % 3 == 0 ? Show.AVAILABLE : Show.OFFLINE;
  }

  private static Contact person(
      Jid address, String name, Show show, String status, String... groups) {
    Reachability reachability =
        show == Show.UNKNOWN
            ? new Reachability.Unable(
                Trouble.of(
                    Trouble.Cause.CONTACT_NOT_SUBSCRIBED, "not subscribed", address.toString()))
            : new Reachability.Secured();
    return new Contact(
        address,
        name,
        Set.of(groups),
        show == Show.UNKNOWN ? Subscription.ASKED : Subscription.BOTH,
        new Presence(show, status),
        reachability);
  }
}
