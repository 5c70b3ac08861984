package org.simpp.client.ui.entrance;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.simpp.client.CertificateJudge;
import org.simpp.client.KnownAccount;
import org.simpp.client.Session;
import org.simpp.model.Jid;

/**
 * Types into the forms what a person would: creates the account of an invitation, or signs in where
 * it is there already, and adds one contact.
 *
 * @param invitation the line that the operator handed over
 * @param pin the card's PIN
 * @param contact the bare address to add, "" for none
 */
public record Demonstration(String invitation, String pin, String contact) {
  /** Owner only: the file holds a PIN. */
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  /**
   * Reads the settings.
   *
   * @throws IOException if they cannot be read, lack a key, or others than the owner may read them
   */
  public static Demonstration read(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")
        && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      throw new IOException(file + " holds a PIN and must be readable by its owner alone");
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    for (String key : List.of("invitation", "pin")) {
      if (properties.getProperty(key, "").isBlank()) {
        throw new IOException(file + " lacks \"" + key + "\"");
      }
    }
    return new Demonstration(
        properties.getProperty("invitation"),
        properties.getProperty("pin"),
        properties.getProperty("contact", ""));
  }

  /** Signs in, or creates the account first where this computer does not know it. */
  public CompletionStage<Session> enter(Entrance entrance, String server, CertificateJudge judge) {
    return entrance.accounts().thenCompose(known -> enter(entrance, known, server, judge));
  }

  /** Adds the contact where it is not on the list; its own request is then accepted unasked. */
  public CompletionStage<Void> befriend(Session session) {
    if (contact.isBlank() || session.contacts().find(Jid.of(contact)).isPresent()) {
      return java.util.concurrent.CompletableFuture.completedStage(null);
    }
    return session.contacts().add(Jid.of(contact), "", Set.of(), true);
  }

  /** Without the PIN. */
  @Override
  public String toString() {
    return "Demonstration[" + contact + "]";
  }

  private CompletionStage<Session> enter(
      Entrance entrance, List<KnownAccount> known, String server, CertificateJudge judge) {
    boolean there =
        Entrance.invitation(invitation)
            .flatMap(i -> Entrance.known(known, i.account().toString()))
            .isPresent();
    return there
        ? entrance.signIn(account(), Secret.of(pin.toCharArray()), server, judge)
        : entrance.create(invitation, Secret.of(pin.toCharArray()), server, judge);
  }

  private String account() {
    return Entrance.invitation(invitation).map(i -> i.account().toString()).orElse("");
  }
}
