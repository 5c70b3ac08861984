package org.simpp.card.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.simpp.card.CardEvent;
import org.simpp.card.KeyCard;
import org.simpp.model.Registration;

class FolderWatchTest {
  @TempDir Path temporary;
  private final List<CardEvent> events = new CopyOnWriteArrayList<>();

  @Test
  void watcher_isToldOfInsertionDamageAndRemoval() throws Exception {
    Path location = temporary.resolve("cards");
    CardFolder folder = CardFixture.folder(location);
    KeystoreReader reader = new KeystoreReader(folder);
    try (Registration watching = reader.watch(events::add)) {
      assertThat(watching).isNotNull();
      KeyCard card = make(folder, "alice@simpp.example");
      await().until(() -> events.contains(new CardEvent.Inserted(card.identity())));

      Path file = location.resolve(card.identity().serial() + ".card");
      Files.write(location.resolve(file.getFileName() + ".previous"), new byte[] {1});
      Files.write(file, new byte[] {1});
      await().until(() -> events.contains(new CardEvent.Removed(card.identity())));
      await().until(() -> events.stream().anyMatch(CardEvent.Damaged.class::isInstance));

      KeyCard other = make(folder, "bob@simpp.example");
      await().until(() -> events.contains(new CardEvent.Inserted(other.identity())));
      Files.delete(location.resolve(other.identity().serial() + ".card"));
      await().until(() -> events.contains(new CardEvent.Removed(other.identity())));
    }
  }

  @Test
  void watcher_isToldOfDamageThatIsThereAlready_andNotOfCards() throws Exception {
    CardFolder folder = CardFixture.folder(temporary);
    make(folder, "alice@simpp.example");
    Files.write(temporary.resolve("SW-BAD.card"), new byte[] {1, 2, 3});
    try (Registration watching = FolderWatch.start(folder, events::add)) {
      assertThat(watching).isNotNull();
      await().until(() -> !events.isEmpty());
      assertThat(events).singleElement().isInstanceOf(CardEvent.Damaged.class);
    }
  }

  @Test
  void watcher_thatFails_isToldOfWhatFollows() throws Exception {
    CardFolder folder = CardFixture.folder(temporary);
    List<Throwable> reported = new CopyOnWriteArrayList<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> reported.add(failure));
    try (Registration watching =
        FolderWatch.start(
            folder,
            event -> {
              events.add(event);
              throw new IllegalStateException("a watcher's own failure");
            })) {
      assertThat(watching).isNotNull();
      make(folder, "alice@simpp.example");
      awaitUncaught().until(() -> events.size() == 1);
      make(folder, "bob@simpp.example");
      awaitUncaught().until(() -> events.size() == 2);
      awaitUncaught().until(() -> reported.size() == 2);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void watch_closed_isSilent_andItsThreadEnds() throws Exception {
    CardFolder folder = CardFixture.folder(temporary);
    FolderWatch watch = FolderWatch.start(folder, events::add);
    watch.close();
    watch.close();
    make(folder, "alice@simpp.example");
    assertThat(events).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("simpp-card-watch"));
  }

  @Test
  void folder_deletedAndMadeAgain_isWatchedAgain() throws Exception {
    Path location = temporary.resolve("cards");
    CardFolder folder = CardFixture.folder(location);
    try (Registration watching = FolderWatch.start(folder, events::add)) {
      assertThat(watching).isNotNull();
      await().until(() -> Files.isDirectory(location));
      KeyCard card = make(folder, "alice@simpp.example");
      await().until(() -> events.contains(new CardEvent.Inserted(card.identity())));
      Files.move(location, temporary.resolve("away"));
      await().until(() -> events.contains(new CardEvent.Removed(card.identity())));
      events.clear();
      KeyCard again = make(folder, "bob@simpp.example");
      await().until(() -> events.contains(new CardEvent.Inserted(again.identity())));
    }
  }

  // By itself Awaitility takes the handler's place and fails the test for what the test provokes.
  private static ConditionFactory awaitUncaught() {
    return await().dontCatchUncaughtExceptions();
  }

  private static KeyCard make(CardFolder folder, String holder) throws Exception {
    return folder.make(holder, CardFixture.pin("1234"), CardFixture.keys());
  }
}
