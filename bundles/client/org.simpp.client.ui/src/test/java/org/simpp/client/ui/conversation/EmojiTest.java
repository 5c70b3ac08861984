package org.simpp.client.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.simpp.client.ui.language.Messages;

class EmojiTest {
  @Test
  void everyEmoji_hasANameOfItsOwn_inBothLanguages() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.TRADITIONAL_CHINESE)) {
      Messages messages = new Messages(locale);
      assertThat(Emoji.ALL).extracting(emoji -> messages.text(emoji.key())).doesNotHaveDuplicates();
    }
    assertThat(Emoji.ALL).extracting(Emoji::text).doesNotHaveDuplicates();
    assertThat(Emoji.QUICK).hasSize(6);
  }
}
