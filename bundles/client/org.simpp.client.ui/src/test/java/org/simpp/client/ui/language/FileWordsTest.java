package org.simpp.client.ui.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.client.Transfer;
import org.simpp.client.Trouble;
import org.simpp.client.Trouble.Cause;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

class FileWordsTest {
  private final FileWords english = new FileWords(new Messages(Locale.ENGLISH));
  private final FileWords chinese = new FileWords(new Messages(Locale.TRADITIONAL_CHINESE));

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "999, 999 bytes",
    "1000, 1 kB",
    "1540, 1.5 kB",
    "48200000, 48 MB",
    "1073741824, 1.1 GB",
    "2000000000000, '2,000 GB'",
  })
  void size_isRounded(long bytes, String words) {
    assertThat(english.size(bytes)).isEqualTo(words);
  }

  @Test
  void transfer_saysHowFarItHasCome_orWhyItDoesNot() {
    assertThat(english.of(transfer(null, new Transfer.State.Running())))
        .isEqualTo("Sending a.pdf: 1 MB of 4 MB");
    assertThat(chinese.of(transfer(new MessageId("1"), new Transfer.State.Running())))
        .isEqualTo("正在取得 a.pdf：1 MB，共 4 MB");
    Trouble broke = Trouble.of(Cause.FILE_CONNECTION_LOST, "cut", "a.pdf", "simpp.example");
    assertThat(english.of(transfer(null, new Transfer.State.Waiting(broke))))
        .isEqualTo("The connection to simpp.example for “a.pdf” broke. It goes on by itself.");
    assertThat(english.of(transfer(null, new Transfer.State.Failed(broke))))
        .endsWith("It goes on where it broke when you try again; check the network.");
  }

  private static Transfer transfer(
      @org.jspecify.annotations.Nullable MessageId entry, Transfer.State state) {
    Jid contact = Jid.of("bob@simpp.example");
    return new Transfer("1", contact, entry, Path.of("a"), "a.pdf", 4_000_000, 1_000_000, state);
  }
}
