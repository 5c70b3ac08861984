package org.simpp.xmpp.negotiation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.transport.LinkSecurity;
import org.simpp.transport.SaslServerMechanism;

/** What a connection can log in with, how often that has failed, and who has logged in. */
final class Login {
  private final int maxFailures;
  private int failures;
  private @Nullable LinkSecurity security;
  private @Nullable Jid account;
  private List<SaslServerMechanism> mechanisms = List.of();

  Login(int maxFailures) {
    this.maxFailures = maxFailures;
  }

  /** TLS is there, and these mechanisms with it. */
  void begins(LinkSecurity link, List<SaslServerMechanism> offered) {
    security = link;
    mechanisms = List.copyOf(offered);
  }

  /** Counts a failure; whether there have been too many (RFC 6120, section 6.4.5). */
  boolean fails() {
    failures++;
    return failures >= maxFailures;
  }

  void succeeds(Jid who) {
    account = who;
  }

  /** Who has logged in; null before. */
  @Nullable Jid account() {
    return account;
  }

  List<SaslServerMechanism> mechanisms() {
    return mechanisms;
  }

  /** The mechanism of that name, if it is offered. */
  Optional<SaslServerMechanism> mechanism(String name) {
    return mechanisms.stream().filter(offered -> offered.name().equals(name)).findFirst();
  }

  LinkSecurity security() {
    return Objects.requireNonNull(security, "asked before TLS");
  }
}
