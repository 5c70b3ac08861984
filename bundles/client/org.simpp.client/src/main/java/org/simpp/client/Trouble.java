package org.simpp.client;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What happened, as a stable key with parameters: a screen looks up what happened, why and what to
 * do next under {@link #key} in its own language, and fills in {@link #parameters}.
 *
 * @param cause what happened
 * @param parameters as the constant of {@link Cause} lists them, in that order
 * @param detail one English sentence for a log or a "details" field; it holds no secret and no
 *     message text
 */
public record Trouble(Cause cause, List<String> parameters, String detail) {
  /** Everything that can go wrong between a person and the server. */
  public enum Cause {
    /** The invitation's text is damaged or incomplete. Parameters: none. */
    INVITATION_UNREADABLE,
    /** The server does not accept the invitation: used, expired or unknown. {0} account. */
    INVITATION_REFUSED,
    /** Nobody answers at the server's address. {0} server. */
    SERVER_UNREACHABLE,
    /** The server did not answer in time. {0} server. */
    SERVER_SILENT,
    /** Nobody answers at the proxy's address. {0} proxy. */
    PROXY_UNREACHABLE,
    /** The proxy does not connect to the server. {0} proxy, {1} server, {2} what it said. */
    PROXY_REFUSED,
    /** The proxy asks who one is, or refuses who one is. {0} proxy. */
    PROXY_WANTS_LOGIN,
    /** The server ended the connection or broke the protocol. {0} server, {1} its condition. */
    SERVER_ENDED_STREAM,
    /** The server does not offer what the account needs to log in safely. {0} server. */
    SERVER_TOO_WEAK,
    /** Somebody between has changed what the server offers to log in with. {0} server. */
    OFFER_CHANGED,
    /** The account needs the laboratory profile and the server does not offer it. {0} server. */
    LABORATORY_OFF,
    /** The server could not prove that it has the key that the invitation names. {0} server. */
    SERVER_KEY_WRONG,
    /**
     * The person did not accept the server's certificate. {0} server, {1} fingerprint; every
     * fingerprint in groups of four digits.
     */
    CERTIFICATE_DECLINED,
    /** The certificate is another than the accepted one. {0} server, {1} accepted, {2} shown. */
    CERTIFICATE_CHANGED,
    /** TLS failed otherwise. {0} server. */
    TLS_FAILED,
    /** The server refuses the account with this key or password. {0} account. */
    LOGIN_REFUSED,
    /** The same account signed in elsewhere under the same name. {0} account. */
    SIGNED_IN_ELSEWHERE,
    /** There is no card for this account. {0} account. */
    CARD_MISSING,
    /** The PIN is wrong. {0} tries left. */
    PIN_WRONG,
    /** The card is blocked after too many wrong PINs. */
    PIN_BLOCKED,
    /** The chosen PIN or password is against the rules. {0} the rule. */
    SECRET_NOT_ALLOWED,
    /** The card's content cannot be read. {0} where. */
    CARD_DAMAGED,
    /** The card was removed. */
    CARD_REMOVED,
    /** The newer copy of the card was damaged; its last good copy is used. {0} where. */
    CARD_MENDED,
    /** There is a card for this account already. {0} account. */
    CARD_EXISTS,
    /** The reader or the folder of cards cannot be used. {0} where. */
    CARD_UNAVAILABLE,
    /** No provider of the needed cipher suite is there. {0} suite. */
    CRYPTO_MISSING,
    /** The settings were damaged and are back at their last good state. {0} file. */
    SETTINGS_DAMAGED,
    /** The settings cannot be written. {0} file. */
    SETTINGS_NOT_KEPT,
    /** A part of the history cannot be read; it was set aside. {0} file. */
    HISTORY_DAMAGED,
    /** The last entry was being written when the program ended; it was taken out. {0} file. */
    HISTORY_TORN,
    /** The history cannot be written, so nothing was sent. {0} file. */
    HISTORY_NOT_KEPT,
    /** There is no connection; the message waits for it. */
    NOT_CONNECTED,
    /** The contact is away and there is no session; the message waits. {0} contact. */
    CONTACT_AWAY,
    /** The session with the contact is being set up; the message waits for it. {0} contact. */
    SESSION_PREPARING,
    /** None of the contact's programs can receive SIMPP. {0} contact. */
    CONTACT_WITHOUT_SIMPP,
    /** The contact has no registered key at the server. {0} contact. */
    CONTACT_WITHOUT_KEY,
    /**
     * The server gives another key for the contact than before: it registered anew, or somebody
     * stands between. After asking the contact: remove it and add it again. {0} contact.
     */
    CONTACT_KEY_CHANGED,
    /** The contact's presence is not known, so neither is what it can receive. {0} contact. */
    CONTACT_NOT_SUBSCRIBED,
    /** Whoever it is, is not on the contact list, so nothing can be sealed. {0} address. */
    CONTACT_NOT_LISTED,
    /** Somebody who is not on the list sends more than is kept. {0} address. */
    STRANGER_WRITES_TOO_MUCH,
    /** More write who are not on the list than are kept. {0} address, {1} how many are kept. */
    TOO_MANY_STRANGERS,
    /** This account logs in by password and has no SIMPP key. {0} account. */
    OWN_KEY_MISSING,
    /** The session could not be set up: the contact's answer did not pass. {0} contact. */
    SESSION_REFUSED,
    /** What came cannot be opened: damaged, or sealed for a session that is gone. {0} contact. */
    MESSAGE_UNOPENED,
    /** Sent from another device of this account, where alone it can be read. {0} contact. */
    OWN_MESSAGE_UNOPENED,
    /** The account was used before there was a history on this computer. Parameters: none. */
    ARCHIVE_BEFORE_HISTORY,
    /** The server's archive does not reach back to what the history has last. Parameters: none. */
    ARCHIVE_FORGOTTEN,
    /** The archive has more than is taken in at once. Parameters: none. */
    ARCHIVE_LIMIT,
    /** The archive cannot be asked. Parameters: none. */
    ARCHIVE_AWAY,
    /** The message came back. {0} contact, {1} the server's condition. */
    MESSAGE_RETURNED,
    /**
     * The message cannot be changed, answered or reacted to so: it is not the last one, was
     * withdrawn or has not left, or the contact's program knows texts alone. {0} contact.
     */
    CHANGE_NOT_POSSIBLE,
    /** The text is too long. {0} the limit in bytes. */
    MESSAGE_TOO_LONG,
    /** The server keeps no files. {0} server. */
    FILES_NOT_OFFERED,
    /** The contact's program knows texts alone. {0} contact. */
    FILE_NOT_TAKEN,
    /** The file is larger than the server takes. {0} name, {1} the limit in megabytes. */
    FILE_TOO_LARGE,
    /** The server has taken as much of this account as it may for now. {0} name. */
    FILE_QUOTA_REACHED,
    /** The server took or gave the file not. {0} name, {1} what it said. */
    FILE_REFUSED,
    /** The file on this computer cannot be read. {0} name. */
    FILE_UNREADABLE,
    /** The file was changed again and again while it was sent. {0} name. */
    FILE_CHANGED,
    /** The connection for the file broke again and again. {0} name, {1} server. */
    FILE_CONNECTION_LOST,
    /** The server of the file shows a certificate that is not trusted. {0} name, {1} server. */
    FILE_SERVER_UNTRUSTED,
    /** The server does not have the file any more. {0} name. */
    FILE_GONE,
    /** What came is not the file that was sent. {0} name. */
    FILE_DAMAGED,
    /** There is no room for the file. {0} folder. */
    FILE_NO_ROOM,
    /** The file cannot be written there. {0} file. */
    FILE_NOT_KEPT,
    /** The file is no picture that can stand for the person. {0} file. */
    PICTURE_NOT_USABLE,
    /** The conversation cannot be written into that file. {0} file. */
    EXPORT_NOT_WRITTEN,
    /** Nobody answers at the directory's address. {0} directory. */
    DIRECTORY_UNREACHABLE,
    /** The directory did not answer in time. {0} directory. */
    DIRECTORY_SILENT,
    /** The directory shows a certificate that is not trusted, or TLS failed. {0} directory. */
    DIRECTORY_UNTRUSTED,
    /** The directory offers no TLS, or wants it where it is off. {0} directory. */
    DIRECTORY_WITHOUT_TLS,
    /** The directory asks who one is, or refuses who one is. {0} directory. */
    DIRECTORY_REFUSES_LOGIN,
    /** The directory has no such entry. {0} directory, {1} the entry's name. */
    DIRECTORY_WITHOUT_UNIT,
    /** The directory answers otherwise than with people. {0} directory, {1} what it said. */
    DIRECTORY_REFUSED,
    /** A setting of the directory cannot be used. {0} the setting's name, {1} why. */
    DIRECTORY_MISSET,
    /** The address cannot be used here. {0} what was written. */
    ADDRESS_NOT_ALLOWED,
    /** The server refused a request. {0} its condition. */
    REQUEST_REFUSED,
    /** The session is over: signed out. */
    SIGNED_OUT,
    /** Something that was not foreseen. Parameters: none; see the detail. */
    UNFORESEEN;

    /** The stem of the translation's keys: {@code pin-wrong}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Trouble {
    Objects.requireNonNull(cause);
    Objects.requireNonNull(detail);
    parameters = List.copyOf(parameters);
  }

  public static Trouble of(Cause cause, String detail, String... parameters) {
    return new Trouble(cause, List.of(parameters), detail);
  }

  /** The stem of the translation's keys: {@code pin-wrong}. */
  public String key() {
    return cause.key();
  }
}
