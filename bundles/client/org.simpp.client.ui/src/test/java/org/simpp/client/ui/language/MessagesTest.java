package org.simpp.client.ui.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.simpp.client.Presence;
import org.simpp.client.Trouble;
import org.simpp.client.settings.SiteFault;

class MessagesTest {
  /** Words of another written Chinese, or of other products, for which ours has its own. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "創建|刷新|視頻|音頻|服務器|密鑰|鑰匙|導出|導入|智能卡|軟件|默認|消息|窗口|插件|用戶|帳戶|賬號"
              + "|房間|會議室|搜索|端到端|證書|吊銷|核驗|設備|讀卡器|在線|設置|登陸|簽到|打開|名單|分組|你|妳"
              + "|審計");

  /** Half-width punctuation right after or before a Chinese character. */
  private static final Pattern HALF_WIDTH =
      Pattern.compile("\\p{IsHan}[,;:!?()]|[,;!?()]\\p{IsHan}|\\p{IsHan}\\.");

  /** Where texts may stand; this test runs in its bundle's folder. */
  private static final Path CHECKOUT = Path.of("../../..");

  private static final Pattern PARAMETER = Pattern.compile("\\{\\d+}");

  private final Properties english = read("messages.properties");
  private final Properties chinese = read("messages_zh_TW.properties");

  @Test
  void bothLanguages_haveTheSameKeys() {
    assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
  }

  @Test
  void everyText_isThereAndHasTheSameParameters() {
    for (String key : english.stringPropertyNames()) {
      assertThat(chinese.getProperty(key)).as(key).isNotBlank();
      assertThat(english.getProperty(key)).as(key).isNotBlank();
      assertThat(parameters(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(parameters(english.getProperty(key)));
    }
  }

  @Test
  void noText_hasAnApostropheThatMessageFormatTakesForAQuote() {
    Stream.concat(english.values().stream(), chinese.values().stream())
        .forEach(text -> assertThat(text.toString()).doesNotContain("'"));
  }

  @ParameterizedTest
  @MethodSource("chineseFiles")
  void traditionalChinese_usesItsOwnWordsPunctuationAndCharacters(Path file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    assertThat(texts).isNotEmpty();
    CharsetEncoder taiwan = Charset.forName("Big5").newEncoder();
    for (String key : texts.stringPropertyNames()) {
      String text = texts.getProperty(key);
      assertThat(FORBIDDEN.matcher(text).find()).as(key + ": " + text).isFalse();
      assertThat(HALF_WIDTH.matcher(text).find()).as(key + ": " + text).isFalse();
      // what only Simplified Chinese writes is not in Taiwan's character set
      assertThat(
              text.chars()
                  .filter(Character::isIdeographic)
                  .filter(c -> !taiwan.canEncode((char) c)))
          .as(key + ": " + text)
          .isEmpty();
    }
  }

  /** Every file of texts in Traditional Chinese that is part of the product. */
  static List<Path> chineseFiles() throws IOException {
    try (Stream<Path> files = Files.walk(CHECKOUT.resolve("bundles"))) {
      return files
          .filter(file -> file.toString().endsWith("_zh_TW.properties"))
          .filter(file -> file.toString().contains("/src/main/"))
          .toList();
    }
  }

  @Test
  void traditionalChinese_isNotLeftInEnglish() {
    List<String> same =
        english.stringPropertyNames().stream()
            .filter(key -> english.getProperty(key).equals(chinese.getProperty(key)))
            .filter(key -> english.getProperty(key).matches(".*[A-Za-z]{3}.*"))
            .filter(key -> !english.getProperty(key).contains("@example.org"))
            .toList();
    assertThat(same).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Trouble.Cause.class)
  void everyTrouble_isSaidInBothLanguages(Trouble.Cause cause) {
    Trouble trouble = Trouble.of(cause, "detail", "one", "two", "three");
    for (Locale locale : List.of(Locale.ENGLISH, Locale.TRADITIONAL_CHINESE)) {
      Messages messages = new Messages(locale);
      assertThat(messages.whole(trouble)).startsWith(messages.what(trouble)).doesNotContain("{");
    }
  }

  @ParameterizedTest
  @EnumSource(SiteFault.Kind.class)
  void everyFaultOfTheSite_isSaidInBothLanguages(SiteFault.Kind kind) {
    SiteFault fault = new SiteFault(kind, "/etc/simpp/desktop.settings", 7, "subject", "rule");
    for (Locale locale : List.of(Locale.ENGLISH, Locale.TRADITIONAL_CHINESE)) {
      Messages messages = new Messages(locale);
      assertThat(SiteWords.of(messages, List.of(fault, fault)))
          .contains("/etc/simpp/desktop.settings")
          .endsWith(messages.text("site.fault.next"))
          .doesNotContain("{");
    }
    assertThat(SiteWords.of(new Messages(Locale.ENGLISH), List.of())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Presence.Show.class)
  void everyPresence_hasAWord(Presence.Show show) {
    States states = new States(new Messages(Locale.ENGLISH), java.time.ZoneOffset.UTC);
    assertThat(states.of(Presence.of(show))).isNotBlank();
  }

  @Test
  void anotherLanguage_isAnsweredInEnglish() {
    assertThat(new Messages(Locale.FRENCH).language()).isEqualTo("en");
    assertThat(new Messages(Locale.SIMPLIFIED_CHINESE).language()).isEqualTo("en");
    assertThat(new Messages(Locale.TAIWAN).language()).isEqualTo("zh-TW");
    assertThat(new Messages(Locale.forLanguageTag("zh-Hant-HK")).language()).isEqualTo("zh-TW");
  }

  private static List<String> parameters(String text) {
    Matcher matcher = PARAMETER.matcher(text);
    return matcher.results().map(r -> r.group()).sorted().toList();
  }

  private static Properties read(String name) {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                MessagesTest.class.getResourceAsStream("/org/simpp/client/ui/" + name)),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return properties;
  }
}
