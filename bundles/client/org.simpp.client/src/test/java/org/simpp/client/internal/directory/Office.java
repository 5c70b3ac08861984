package org.simpp.client.internal.directory;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** An organisation as LDIF (RFC 2849): some thousand people in units, some of difficult names. */
final class Office {
  static final String BASE = "o=港務局,dc=harbour,dc=example";
  static final String USER = "cn=reader," + BASE;
  static final String PASSWORD = "p(1)*\\ 讀";

  /** How many work in each of the two large units. */
  static final int YARD = 1200;

  static final int CREW = 2100;

  private static final List<String> FAMILY = List.of("陳", "林", "黃", "張", "李", "王", "吳", "劉");
  private static final List<String> GIVEN = List.of("怡君", "家豪", "淑芬", "志明", "雅婷", "建宏");

  private final StringBuilder ldif = new StringBuilder();

  private Office() {}

  /** Everybody. */
  static String ldif() {
    Office office = new Office();
    office.few();
    for (int number = 0; number < YARD; number++) {
      office.person(unit("Yard"), "Worker " + number, "yard" + number);
    }
    for (int number = 0; number < CREW; number++) {
      String name = FAMILY.get(number % 8) + GIVEN.get(number / 8 % 6) + " " + number;
      office.person(unit("Crew"), name, "crew" + number);
    }
    return office.ldif.toString();
  }

  /** The same without those who fill the large units. */
  static String small() {
    Office office = new Office();
    office.few();
    return office.ldif.toString();
  }

  private void few() {
    entry(
        "dc=harbour,dc=example",
        "objectClass",
        "dcObject",
        "objectClass",
        "organization",
        "o",
        "Harbour",
        "dc",
        "harbour");
    entry(BASE, "objectClass", "organization", "o", "港務局");
    entry(USER, "objectClass", "person", "cn", "reader", "sn", "reader", "userPassword", PASSWORD);
    for (String unit : List.of("研發部", "Yard", "Crew", "R+D, \"Tools\" (a*b)")) {
      entry(unit(unit), "objectClass", "organizationalUnit", "ou", unit);
    }
    entry(
        "ou=Night shift," + unit("Yard"), "objectClass", "organizationalUnit", "ou", "Night shift");
    special();
  }

  static String unit(String name) {
    return "ou=" + name.replaceAll("([\\\\,+\"<>;])", "\\\\$1") + "," + BASE;
  }

  private void special() {
    String lab = unit("研發部");
    entry(
        "cn=王小明," + lab,
        "objectClass",
        "inetOrgPerson",
        "cn",
        "王小明",
        "sn",
        "王",
        "mail",
        "ming@harbour.example",
        "title",
        "資深工程師",
        "telephoneNumber",
        "+886 2 1234 5678");
    entry(
        "cn=Anna Lin," + lab,
        "objectClass",
        "inetOrgPerson",
        "cn",
        "Anna Lin",
        "sn",
        "Lin",
        "mail",
        "no address",
        "mail",
        "Anna.Lin@Harbour.Example",
        "ou",
        "Hydraulics\u202e\n2",
        "labeledURI",
        "xmpp:anna@chat.example");
    entry("cn=Nobody," + lab, "objectClass", "inetOrgPerson", "cn", "Nobody", "sn", "Nobody");
    entry(
        "cn=Nowhere," + lab,
        "objectClass",
        "inetOrgPerson",
        "cn",
        "Nowhere",
        "sn",
        "N",
        "mail",
        "not an address");
    entry(
        "cn=Zoë \\\"Q\\\" (a*b)," + unit("R+D, \"Tools\" (a*b)"),
        "objectClass",
        "inetOrgPerson",
        "cn",
        "Zoë \"Q\" (a*b)",
        "sn",
        "Q",
        "mail",
        "zoe@harbour.example");
    person("ou=Night shift," + unit("Yard"), "Lin Night", "night");
  }

  private void person(String unit, String name, String account) {
    entry(
        "cn=" + name + "," + unit,
        "objectClass",
        "inetOrgPerson",
        "cn",
        name,
        "sn",
        name,
        "mail",
        account + "@harbour.example");
  }

  private void entry(String name, String... attributes) {
    line("dn", name);
    for (int at = 0; at < attributes.length; at += 2) {
      line(attributes[at], attributes[at + 1]);
    }
    ldif.append('\n');
  }

  private void line(String attribute, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    ldif.append(attribute)
        .append(":: ")
        .append(Base64.getEncoder().encodeToString(bytes))
        .append('\n');
  }
}
