package org.simpp.client.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.simpp.client.Entry;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

class StretchTest {
  private final Stretch stretch = new Stretch();

  @Test
  void entriesThatCome_standAtTheEnd_whereTheEndIsShown() {
    stretch.show(entries(0, 50), true, false);

    assertThat(stretch.put(entry(50))).isTrue();

    assertThat(stretch.all()).isEqualTo(entries(0, 51));
    assertThat(stretch.hasEarlier()).isTrue();
  }

  @Test
  void entriesThatCome_leaveNoHole_whereTheEndIsNotShown() {
    stretch.show(entries(100, 150), true, true);

    assertThat(stretch.put(entry(900))).isFalse();
    assertThat(stretch.put(entry(120))).as("one that is here changes").isTrue();

    assertThat(stretch.all()).isEqualTo(entries(100, 150));
    stretch.append(entries(150, 180), false);
    assertThat(stretch.put(entry(180))).isTrue();
    assertThat(stretch.all()).isEqualTo(entries(100, 181));
  }

  @Test
  void pagingBack_letsGoOfTheEnd_andTheWayForwardStays() {
    stretch.show(entries(1_000, 1_000 + Stretch.MAX), true, false);

    stretch.prepend(entries(950, 1_000), true);

    assertThat(stretch.all()).isEqualTo(entries(950, 950 + Stretch.MAX));
    assertThat(stretch.hasLater()).isTrue();
    stretch.append(entries(950 + Stretch.MAX, 1_000 + Stretch.MAX), false);
    assertThat(stretch.all()).isEqualTo(entries(1_000, 1_000 + Stretch.MAX));
    assertThat(stretch.hasLater()).isFalse();
    assertThat(stretch.hasEarlier()).isTrue();
  }

  @Test
  void aLongDay_letsGoOfTheOldest() {
    stretch.show(List.of(), false, false);
    int all = Stretch.MAX * 2;
    boolean wasTrimmed = false;
    for (int i = 0; i < all; i++) {
      stretch.put(entry(i));
      wasTrimmed |= stretch.trim();
    }

    assertThat(wasTrimmed).isTrue();
    assertThat(stretch.all()).hasSizeBetween(Stretch.MAX, Stretch.MAX + 100);
    assertThat(stretch.last()).contains(entry(all - 1));
    assertThat(stretch.hasEarlier()).isTrue();
    assertThat(stretch.hasLater()).isFalse();
  }

  private static List<Entry> entries(int from, int to) {
    return IntStream.range(from, to).mapToObj(StretchTest::entry).toList();
  }

  private static Entry entry(int number) {
    return new Entry(
        new MessageId(String.valueOf(number)),
        Jid.of("bob@simpp.example"),
        Instant.EPOCH,
        "text " + number,
        new Entry.State.Received(),
        new Entry.Security.Plain());
  }
}
