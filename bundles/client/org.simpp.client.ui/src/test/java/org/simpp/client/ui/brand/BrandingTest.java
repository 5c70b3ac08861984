package org.simpp.client.ui.brand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.swt.graphics.RGB;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.simpp.client.ui.brand.BrandFault.Kind;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Palette;
import org.simpp.client.ui.look.Theme;
import org.simpp.client.ui.look.Tint;
import org.simpp.model.Jid;

class BrandingTest {
  private static final Messages ENGLISH = new Messages(Locale.ENGLISH);
  private static final Messages CHINESE = new Messages(Locale.TRADITIONAL_CHINESE);
  private static final Jid ANNA = Jid.of("anna@harbour.example");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final Path EXAMPLE =
      Path.of("../org.simpp.client.branding.example/src/main/resources/branding");
  private static final String HEADER = "simpp-branding 1\n";
  private static final String DRAWN = "<svg xmlns=\"x\" width=\"72\" height=\"72\">";

  @Test
  void noBranding_isTheProductAsItIs() {
    Branding branding = Branding.installed();
    assertThat(branding.faults()).isEmpty();
    assertThat(branding.brand()).isEqualTo(Brand.house());
    assertThat(branding.brand().name(CHINESE)).isEqualTo("SIMPP");
    assertThat(branding.brand().tagline(ENGLISH)).isEqualTo(ENGLISH.text("app.tagline"));
    assertThat(branding.brand().login(ENGLISH, ANNA, DAY)).isEmpty();
    assertThat(branding.brand().welcome(ENGLISH)).isEmpty();
  }

  @Test
  void example_isUsedWhole() {
    Branding branding = Branding.read(BrandingTest::example);
    assertThat(branding.faults()).isEmpty();
    Brand brand = branding.brand();
    assertThat(brand.name(ENGLISH)).isEqualTo("Harbour Post");
    assertThat(brand.name(CHINESE)).isEqualTo("港務通");
    assertThat(brand.login(ENGLISH, ANNA, DAY))
        .hasValue("Good to see you, anna. Today is Monday, 23 November 2026.");
    assertThat(brand.login(CHINESE, ANNA, DAY)).hasValue("anna，您好。今天是 2026/11/23 星期一。");
    assertThat(brand.welcome(ENGLISH)).get().asString().contains("extension 4410");
    assertThat(brand.welcome(CHINESE)).get().asString().contains("分機 4410");
    assertThat(brand.logo()).isEqualTo("/branding/logo.svg");
    assertThat(brand.palette().colour(Tint.BRAND, Theme.LIGHT)).isEqualTo(new RGB(11, 74, 69));
    assertThat(brand.palette().colour(Tint.BRAND, Theme.HIGH_CONTRAST)).isEqualTo(new RGB(0, 0, 0));
  }

  @Test
  void textOfOneLanguage_standsForBoth() {
    Brand brand = read(HEADER + "name = Quay").brand();
    assertThat(brand.name(CHINESE)).isEqualTo("Quay");
    assertThat(brand.logo()).isEqualTo(Brand.house().logo());
  }

  @Test
  void coloursThatAreTooAlike_areRefusedInWords() {
    // white on a light green
    Branding branding = read(HEADER + "name = Quay\ncolour.brand.light = #7fd6cb\n");
    assertThat(branding.brand()).isEqualTo(Brand.house());
    assertThat(branding.faults()).extracting(BrandFault::kind).containsOnly(Kind.CONTRAST);
    assertThat(BrandFault.words(ENGLISH, branding.faults()))
        .contains("on-brand / brand, light", "1.6 < 4.5", "Tell your operator");
    assertThat(BrandFault.words(CHINESE, branding.faults())).contains("色彩過於相近", "1.6 < 4.5");
    assertThat(BrandFault.words(CHINESE, List.of())).isEmpty();
  }

  @Test
  void housePalette_hasNoClash() {
    assertThat(Palette.house().clashes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | NAME = VALUE",
        "title = Quay | colour.ROLE.light",
        "name = A name that is far too long for a window | <= 24",
        "login = Hello {user} | {account}",
        "name = Hello {name} | {account}",
        "colour.sky.light = #0f3d5c | on-brand",
        "colour.brand.high_contrast = #0f3d5c | colour.ROLE.dark",
        "colour.brand.light = teal | #0f3d5c",
        "tagline = another | 1"
      })
  void faultyLine_isNamedAndNothingIsUsed(String line, String rule) {
    Branding branding = read(HEADER + "tagline = one\n" + line);
    assertThat(branding.brand()).isEqualTo(Brand.house());
    BrandFault fault = branding.faults().get(0);
    assertThat(fault.line()).isEqualTo(3);
    assertThat(fault.rule()).contains(rule);
    assertThat(BrandFault.words(CHINESE, branding.faults())).contains("第 3 行");
  }

  @Test
  void anotherFormat_isRefused() {
    assertThat(read("simpp-branding 2\n").faults().get(0).rule()).isEqualTo("simpp-branding 1");
    assertThat(read("").faults()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not a drawing",
        "<svg xmlns=\"x\">",
        "<svg xmlns=\"x\" width=\"7200\" height=\"72\">",
        DRAWN + "<script>1</script>",
        DRAWN + "<image href=\"https://elsewhere.example/\"/>",
        DRAWN + "<use href=\"file:///etc/passwd\"/>",
        "<!DOCTYPE svg>" + DRAWN
      })
  void drawing_thatReachesBeyondItself_isRefused(String drawing) {
    Branding branding = read(Map.of(Branding.TEXTS, HEADER, Branding.LOGO, drawing));
    assertThat(branding.faults()).singleElement().extracting(BrandFault::kind).isEqualTo(Kind.FILE);
    assertThat(branding.brand()).isEqualTo(Brand.house());
  }

  @Test
  void welcome_isBounded() {
    Map<String, String> files = new HashMap<>(Map.of(Branding.TEXTS, HEADER));
    files.put(Branding.WELCOME, "x".repeat(Branding.MAX_WELCOME));
    assertThat(read(files).faults()).isEmpty();
    files.put(Branding.WELCOME, "x".repeat(Branding.MAX_WELCOME + 1));
    assertThat(read(files).faults()).hasSize(1);
    files.put(Branding.WELCOME, "x".repeat(Branding.MAX_BYTES + 1));
    assertThat(read(files).faults()).hasSize(1);
  }

  private static Branding read(String text) {
    return read(Map.of(Branding.TEXTS, text));
  }

  private static Branding read(Map<String, String> files) {
    return Branding.read(
        file -> {
          String text = files.get(file);
          return text == null
              ? null
              : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        });
  }

  private static @Nullable InputStream example(String file) {
    try {
      return Files.newInputStream(EXAMPLE.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
