package org.simpp.client.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
  @ParameterizedTest
  @CsvSource({
    "report.pdf, report.pdf",
    "報價單（最終版）.docx, 報價單（最終版）.docx",
    "../../etc/passwd, passwd",
    "C:\\Windows\\evil.exe, evil.exe",
    ".bashrc, bashrc",
    "'..', file",
    "'', file",
    "'  name. . ', name",
    "'a:b*c?.txt', abc.txt",
    "CON, _CON",
    "lpt1.txt, _lpt1.txt",
    "console.txt, console.txt",
  })
  void name_isFitForAnyFolder(String given, String safe) {
    assertThat(FileName.safe(given)).isEqualTo(safe);
  }

  @Test
  void charactersThatHideOrTurnOthers_areLeftOut() {
    assertThat(FileName.safe("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
    assertThat(FileName.safe("a\u0000b\nc\u200B\uFEFFd\uD800.txt")).isEqualTo("abcd.txt");
  }

  @Test
  void longName_isShortenedBeforeItsEnding() {
    String safe = FileName.safe("檔".repeat(500) + ".tar");
    assertThat(safe).endsWith("檔.tar").startsWith("檔檔");
    assertThat(safe.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(170, 180);
    assertThat(FileName.safe("😀".repeat(300))).matches("(😀)+");
  }
}
