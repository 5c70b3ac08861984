package org.simpp.client.history.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.simpp.client.history.Body;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.History;
import org.simpp.client.history.HistoryException;
import org.simpp.client.history.KeptEntry;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.SecretBytes;

/** An account with two contacts. */
final class HistoryFixture {
  static final Jid ALICE = Jid.of("alice@simpp.example");
  static final Jid BOB = Jid.of("bob@simpp.example");
  static final Jid CAROL = Jid.of("carol@simpp.example");

  private HistoryFixture() {}

  static SecretBytes key(int seed) {
    byte[] key = new byte[32];
    key[0] = (byte) seed;
    return SecretBytes.takeOver(key);
  }

  static History open(Path folder) throws HistoryException {
    return new FileHistoryStore().open(ALICE, key(1), folder);
  }

  static Path file(Path folder) {
    return folder.resolve(FileHistoryStore.name(ALICE) + ".history");
  }

  static Entry outgoing(Jid contact, int number) {
    return new Entry(
        contact,
        Entry.Direction.OUTGOING,
        new MessageId("out-" + number),
        Instant.ofEpochSecond(1_800_000_000L + number, 7),
        new Body.Text("canary 第 " + number + " 則", Body.Protection.SEALED),
        DeliveryState.WAITING);
  }

  static Entry incoming(Jid contact, int number) {
    return new Entry(
        contact,
        Entry.Direction.INCOMING,
        new MessageId("in-" + number),
        Instant.ofEpochSecond(1_800_000_000L + number),
        new Body.Text("canary " + number, Body.Protection.PLAIN),
        DeliveryState.RECEIVED);
  }

  static List<Entry> all(History history, Jid contact) throws HistoryException {
    return history.entries(contact, History.NEWEST, 1_000).stream().map(KeptEntry::entry).toList();
  }

  static List<Path> filesEndingWith(Path folder, String suffix) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }
}
