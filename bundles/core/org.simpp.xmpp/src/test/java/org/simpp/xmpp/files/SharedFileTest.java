package org.simpp.xmpp.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.xmpp.support.Xml;

class SharedFileTest {
  private static final String HASH = "2XarmwTlNxDAMkvymloX3S5+VbylNrJt/l5QyPa+YoU=";
  private static final String XML =
      "<file-sharing xmlns='urn:xmpp:sfs:0' disposition='attachment'>"
          + "<file xmlns='urn:xmpp:file:metadata:0'><media-type>image/jpeg</media-type>"
          + "<name>summit.jpg</name><size>3032449</size>"
          + "<hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>"
          + HASH
          + "</hash></file><sources><encrypted xmlns='urn:xmpp:esfs:0'"
          + " cipher='urn:x-simpp:2007#file'>"
          + "<key>SuRJ2agVm/pQbJQlPq/B23Xt1YOOJCcEGJA5HrcYOGQ=</key>"
          + "<iv>AAECAwQFBgcICQoLDA0ODw==</iv><sources xmlns='urn:xmpp:sfs:0'>"
          + "<url-data xmlns='http://jabber.org/protocol/url-data'"
          + " target='https://download.montague.lit/4a77/encrypted'/>"
          + "</sources></encrypted></sources></file-sharing>";

  @Test
  @Specification("XEP-0446, section 2")
  @Specification("XEP-0447, section 3.1")
  @Specification("XEP-0448, section 3.1")
  void sharedFile_isReadAndWritten() {
    SharedFile shared = SharedFile.of(Xml.of(XML)).orElseThrow();

    assertThat(shared.file().name()).isEqualTo("summit.jpg");
    assertThat(shared.file().size()).isEqualTo(3_032_449);
    assertThat(shared.file().mediaType()).isEqualTo("image/jpeg");
    assertThat(shared.source())
        .isEqualTo(URI.create("https://download.montague.lit/4a77/encrypted"));
    assertThat(shared.iv()).isEqualTo(Bytes.ofHex("000102030405060708090a0b0c0d0e0f"));
    assertThat(shared.toElement()).isEqualTo(Xml.of(XML));
    assertThat(shared.toString()).doesNotContain("summit", "montague", "SuRJ", HASH);
  }

  @Test
  @Specification("XEP-0448, section 3.2")
  void otherSourcesAndHashes_areNotMinded() {
    String other =
        XML.replaceFirst(
                "<sources>",
                "<sources><jinglepub xmlns='urn:xmpp:jinglepub:1' id='1'/>"
                    + "<encrypted xmlns='urn:xmpp:esfs:0'"
                    + " cipher='urn:xmpp:ciphers:aes-256-gcm-nopadding:0'/>")
            .replace(
                "<hash ",
                "<hash xmlns='urn:xmpp:hashes:2' algo='sha3-256'>AA==</hash><desc/><hash ");
    assertThat(SharedFile.of(Xml.of(other))).isEqualTo(SharedFile.of(Xml.of(XML)));
    assertThat(SharedFile.of(Xml.of(XML.replace("image/jpeg", "no type"))).orElseThrow().file())
        .extracting(FileMetadata::mediaType)
        .isEqualTo("application/octet-stream");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<name>summit.jpg</name>|",
        "<size>3032449</size>|",
        "<size>3032449</size>|<size>-1</size>",
        "<size>3032449</size>|<size>99999999999999999999</size>",
        "sha-256|sha-1",
        "2XarmwTl|2Xa",
        "urn:x-simpp:2007#file|urn:xmpp:ciphers:aes-256-gcm-nopadding:0",
        "SuRJ2agV|SuRJ2agVAAAA",
        "AAECAwQF|!!ECAwQF",
        "https://download|http://download",
        "https://download.montague.lit|https://alice@download.montague.lit",
        "https://download.montague.lit|file://",
        "urn:xmpp:sfs:0' disposition|urn:xmpp:sfs:1' disposition"
      })
  @Specification("XEP-0448, section 3.1")
  void whatIsIncompleteOrNoGood_isNotRead(String part, String instead) {
    String changed = XML.replace(part, instead == null ? "" : instead);
    assertThat(changed).isNotEqualTo(XML);
    assertThat(SharedFile.of(Xml.of(changed))).isEmpty();
  }

  @Test
  void nameOfNoOrTooManyBytes_isNone() {
    Bytes hash = Bytes.of(new byte[32]);
    assertThat(new FileMetadata("檔".repeat(341), 0, "a/b", hash).name()).hasSize(341);
    for (String name : new String[] {"", "檔".repeat(342)}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new FileMetadata(name, 0, "a/b", hash));
    }
  }
}
