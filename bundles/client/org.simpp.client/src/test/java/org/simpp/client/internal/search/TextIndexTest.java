package org.simpp.client.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.client.history.Body;
import org.simpp.client.history.DeliveryState;
import org.simpp.client.history.Entry;
import org.simpp.client.history.History;
import org.simpp.client.history.internal.FileHistoryStore;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;
import org.simpp.model.SecretBytes;

/** What is found in a real history, and what is not. */
class TextIndexTest {
  private static final Jid BOB = Jid.of("bob@simpp.example");
  private static final Jid CAROL = Jid.of("carol@simpp.example");

  private History history;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    try (SecretBytes key = SecretBytes.takeOver(new byte[32])) {
      history = new FileHistoryStore().open(Jid.of("alice@simpp.example"), key, folder);
    }
  }

  @AfterEach
  void close() {
    history.close();
  }

  @ParameterizedTest
  @CsvSource({
    "The Quarterly Report is late,quarterly",
    "The Quarterly Report is late,REPORT late",
    "The Quarterly Report is late,arter",
    "今晚七點在老地方見,老地方",
    "ＡＢＣ１２３ 全形,abc123",
    "abc123,ＡＢＣ",
    "Die Straße nach Süden,STRASSE süden",
    "ﬁnal,final",
    "ﾃｽﾄ,テスト"
  })
  void words_areFound_whateverTheirCaseWidthAndPlace(String text, String query) throws Exception {
    long number = write(BOB, text);

    assertThat(found(null, query)).containsExactly(number);
  }

  @ParameterizedTest
  @CsvSource({
    "The Quarterly Report is late,quarterly missing",
    "one two,onetwo",
    "今晚七點在老地方見,明晚",
    "end,ends",
    "x,'   '"
  })
  void otherWords_areNot(String text, String query) throws Exception {
    write(BOB, text);

    assertThat(found(null, query)).isEmpty();
  }

  @Test
  void word_acrossTwoEntries_isNotFound() throws Exception {
    write(BOB, "secret ren");
    write(BOB, "dezvous");

    assertThat(found(null, "rendezvous")).isEmpty();
    assertThat(found(null, "dezvous")).hasSize(1);
  }

  @Test
  void hits_areTheNewest_ofAllConversationsOrOfOne() throws Exception {
    long first = write(BOB, "budget 1");
    long second = write(CAROL, "budget 2");
    long third = write(BOB, "budget 3");

    assertThat(found(null, "budget")).containsExactly(third, second, first);
    assertThat(found(BOB, "budget")).containsExactly(third, first);
    assertThat(TextIndex.of(history, 1 << 20).find(null, FoldedText.words("budget"), 2))
        .extracting(TextIndex.Hit::number)
        .containsExactly(third, second);
  }

  @Test
  void entry_thatIsNewOrSaysSomethingElseNow_isFoundByThat() throws Exception {
    long number = write(BOB, "before");
    TextIndex index = TextIndex.of(history, 1 << 20);

    index.put(BOB, number + 1, "new one");
    index.put(BOB, number, "after");

    assertThat(numbers(index, "new")).containsExactly(number + 1);
    assertThat(numbers(index, "after")).containsExactly(number);
    assertThat(numbers(index, "before")).isEmpty();
  }

  @Test
  void severalPages_areReadInWhole() throws Exception {
    for (int i = 0; i < 2_100; i++) {
      write(i % 2 == 0 ? BOB : CAROL, "line " + i + " of many");
    }

    TextIndex index = TextIndex.of(history, 1 << 20);

    assertThat(index.isComplete()).isTrue();
    assertThat(index.find(null, FoldedText.words("many"), 5_000)).hasSize(2_100);
    assertThat(numbers(index, "line 17 of")).hasSizeGreaterThan(0);
  }

  @Test
  void tooMuchText_leavesTheOldestOut_andIsSaid() throws Exception {
    for (int i = 0; i < 1_500; i++) {
      write(BOB, "x".repeat(100) + i);
    }

    TextIndex index = TextIndex.of(history, 10_000);

    assertThat(index.isComplete()).isFalse();
    assertThat(numbers(index, "x1499")).hasSize(1);
    assertThat(numbers(index, "x17")).isEmpty();
  }

  @Test
  void closed_knowsNothingAnyMore() throws Exception {
    write(BOB, "forget me");
    TextIndex index = TextIndex.of(history, 1 << 20);

    index.close();

    assertThat(numbers(index, "forget")).isEmpty();
  }

  private List<Long> found(@Nullable Jid with, String query) throws Exception {
    return TextIndex.of(history, 1 << 20).find(with, FoldedText.words(query), 100).stream()
        .map(TextIndex.Hit::number)
        .toList();
  }

  private static List<Long> numbers(TextIndex index, String query) {
    return index.find(null, FoldedText.words(query), 100).stream()
        .map(TextIndex.Hit::number)
        .toList();
  }

  private long write(Jid contact, String text) throws Exception {
    return history
        .append(
            new Entry(
                contact,
                Entry.Direction.INCOMING,
                new MessageId("id-" + System.nanoTime()),
                Instant.EPOCH,
                new Body.Text(text, Body.Protection.SEALED),
                DeliveryState.RECEIVED))
        .number();
  }
}
