package org.simpp.client.ui.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.client.Entry;
import org.simpp.client.Presence.Show;
import org.simpp.client.Profile;
import org.simpp.client.settings.KnownSettings;
import org.simpp.client.settings.Preferences;
import org.simpp.client.settings.Setting;
import org.simpp.client.settings.SiteFault;
import org.simpp.client.ui.language.Messages;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.Registration;

class TellingTest {
  private static final Jid BOB = Jid.of("bob@harbour.example");
  private static final String TEXT = "the offer is ready";
  private static final Entry.State RECEIVED = new Entry.State.Received();

  @Test
  void nothing_isTold() {
    assertThat(told("nothing", Show.AVAILABLE, false)).isEmpty();
  }

  @Test
  void something_saysNeitherWhoNorWhat() {
    News news = told("something", Show.AVAILABLE, false).orElseThrow();
    assertThat(news).isEqualTo(new News(BOB, "Harbour Post", "You have a new message"));
  }

  @Test
  void sender_saysWhoAndNotWhat() {
    News news = told("sender", Show.AVAILABLE, false).orElseThrow();
    assertThat(news.title()).isEqualTo("Bob");
    assertThat(news.text()).doesNotContain("offer");
  }

  @Test
  void text_saysWhat() {
    assertThat(told("text", Show.AVAILABLE, false)).hasValue(new News(BOB, "Bob", TEXT));
    assertThat(told("text", Show.AVAILABLE, false).toString()).doesNotContain("offer");
  }

  @Test
  void longText_isCutBetweenCharacters() {
    Entry entry = entry("😀".repeat(300), RECEIVED);
    News news = telling("text").of(entry, "Bob", Show.AVAILABLE, false, false).orElseThrow();
    assertThat(news.text()).isEqualTo("😀".repeat(200) + "…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "something", "sender", "text"})
  void whoIsBusyOrLooksAtIt_isNotTold(String privacy) {
    assertThat(told(privacy, Show.BUSY, false)).isEmpty();
    assertThat(told(privacy, Show.AVAILABLE, true)).isEmpty();
    Entry own = entry(TEXT, new Entry.State.Sent());
    assertThat(telling(privacy).of(own, "Bob", Show.AVAILABLE, false, false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"something", "sender", "text"})
  void coveredWindow_tellsNothingPrivate(String privacy) {
    Entry entry = entry(TEXT, RECEIVED);
    assertThat(telling(privacy).of(entry, "Bob", Show.AVAILABLE, true, false))
        .hasValue(new News(BOB, "Harbour Post", "You have a new message"));
    assertThat(telling("nothing").of(entry, "Bob", Show.AVAILABLE, true, false)).isEmpty();
  }

  @Test
  void whatTheSettingAllows_isKnown() {
    assertThat(KnownSettings.NOTIFICATIONS_PRIVACY.rule().toUpperCase(Locale.ROOT).split(" \\| "))
        .containsExactly(
            java.util.Arrays.stream(Telling.Privacy.values())
                .map(Enum::name)
                .toArray(String[]::new));
  }

  private static Optional<News> told(String privacy, Show own, boolean isSeen) {
    return telling(privacy).of(entry(TEXT, RECEIVED), "Bob", own, false, isSeen);
  }

  private static Telling telling(String privacy) {
    return new Telling(new Chosen(privacy), new Messages(Locale.ENGLISH), "Harbour Post");
  }

  private static Entry entry(String text, Entry.State state) {
    return new Entry(
        new MessageId("1"),
        BOB,
        Instant.EPOCH,
        text,
        state,
        new Entry.Security.Simpp(Profile.LABORATORY_2007));
  }

  private record Chosen(String privacy) implements Preferences {
    @Override
    public <T> T get(Setting<T> setting) {
      return setting.read(privacy).orElse(setting.preset());
    }

    @Override
    public boolean isLocked(Setting<?> setting) {
      return false;
    }

    @Override
    public <T> CompletionStage<Void> choose(Setting<T> setting, T value) {
      return CompletableFuture.completedStage(null);
    }

    @Override
    public List<SiteFault> faults() {
      return List.of();
    }

    @Override
    public Registration listen(Consumer<Setting<?>> listener) {
      return () -> {};
    }
  }
}
