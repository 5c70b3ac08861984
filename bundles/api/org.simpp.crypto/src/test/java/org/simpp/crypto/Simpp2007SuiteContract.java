package org.simpp.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.simpp.crypto.VectorFile.Vector;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** The vectors of suite 0x0701. */
public abstract class Simpp2007SuiteContract extends CipherSuiteContract {
  /** Of a box: version, type and sequence number, then the IV. */
  private static final int HEADER = 10;

  private static final int BODY = 26;
  private static final String ALICE = "alice@simpp.example";
  private static final String SERVER = "simpp.example";

  private final Vector values = VectorFile.read("simpp-2007.txt").get(0);

  @Override
  protected SuiteId expectedId() {
    return SuiteId.SIMPP_2007;
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void keys_ofAPassword() throws CryptoException {
    SecretBytes digest = secret(suite().hash(Bytes.utf8("correct horse")));
    SecretBytes kra224 = suite().reducePrivateKey(Curve.P224, digest);
    SecretBytes kra192 = suite().reducePrivateKey(Curve.P192, digest);
    assertThat(kra224).isEqualTo(values.secret("KRA224"));
    assertThat(kra192).isEqualTo(values.secret("KRA192"));
    assertThat(suite().publicKey(Curve.P224, kra224)).isEqualTo(values.bytes("KUA224"));
    assertThat(suite().publicKey(Curve.P192, kra192)).isEqualTo(values.bytes("KUA192"));
  }

  @Test
  @Specification("SIMPP-2007, section 1.4")
  void agreement_ofBothRelations() throws CryptoException {
    SecretBytes ka = values.secret("KA(x)");
    assertThat(suite().agree(Curve.P224, values.secret("KRA224"), values.bytes("KUS224")))
        .isEqualTo(ka);
    assertThat(suite().agree(Curve.P224, values.secret("KRS224"), values.bytes("KUA224")))
        .isEqualTo(ka);
    SecretBytes kab = values.secret("KAB(x)");
    assertThat(suite().agree(Curve.P192, values.secret("KRA192"), values.bytes("KUB192")))
        .isEqualTo(kab);
    assertThat(suite().agree(Curve.P192, values.secret("KRB192"), values.bytes("KUA192")))
        .isEqualTo(kab);
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void derivation_ofTheRegistrationKeys() {
    Bytes info = tuple("SIMPP-2007 KA", ALICE, SERVER);
    SecretBytes keys = suite().derive(values.secret("KA(x)"), Bytes.empty(), info, 48);
    assertThat(keys.slice(0, 16)).isEqualTo(values.secret("KA.enc"));
    assertThat(keys.slice(16, 48)).isEqualTo(values.secret("KA.mac"));
  }

  @Test
  void derivation_withASalt_isTheCallersMistake() {
    SecretBytes secret = values.secret("KA(x)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> suite().derive(secret, Bytes.utf8("salt"), Bytes.empty(), 16));
  }

  @Test
  @Specification("SEC 1, section 3.6.1")
  void derivation_ofX963() {
    for (Vector vector : VectorFile.read("cavp-x963.txt")) {
      Bytes expected = vector.bytes("key_data");
      assertThat(
              suite()
                  .derive(
                      vector.secret("Z"),
                      Bytes.empty(),
                      vector.bytes("SharedInfo"),
                      expected.length()))
          .as(vector.where())
          .isEqualTo(secret(expected));
    }
  }

  @Test
  @Specification("SIMPP-2007, section 1.5")
  void boxes_openAndSealAgain() throws CryptoException {
    reseal(values.bytes("R2"), key("KA"));
    reseal(values.bytes("CS2"), key("KA"));
    reseal(values.bytes("CC2(toA)"), key("KAS.s2c"));
    reseal(values.bytes("CC3"), key("KAB"));
    reseal(values.bytes("CC4"), key("KAB"));
    SecretBytes hello = reseal(values.bytes("MSG seq1 'hello'"), key("KSAB.a2b"));
    assertThat(new String(hello.expose(), StandardCharsets.UTF_8)).isEqualTo("hello");
  }

  @Test
  @Specification("SIMPP-2007, section 1.6")
  void signatures_ofR3() throws CryptoException {
    Bytes signed = values.bytes("R3.signed");
    Bytes r3 = values.bytes("R3");
    // tuple("R3", sig224, sig192)
    Bytes sig224 = r3.slice(10, 66);
    Bytes sig192 = r3.slice(70, 118);
    assertThat(suite().sign(Curve.P224, values.secret("KRA224"), signed)).isEqualTo(sig224);
    assertThat(suite().sign(Curve.P192, values.secret("KRA192"), signed)).isEqualTo(sig192);
    suite().verify(Curve.P224, values.bytes("KUA224"), signed, sig224);
    suite().verify(Curve.P192, values.bytes("KUA192"), signed, sig192);
  }

  private SecretBytes reseal(Bytes box, SecretBytes key) throws CryptoException {
    Bytes header = box.slice(0, HEADER);
    Bytes iv = box.slice(HEADER, BODY);
    Bytes sealed = box.slice(BODY, box.length());
    SecretBytes plaintext = suite().open(key, iv, header, sealed);
    assertThat(suite().seal(key, iv, header, plaintext)).isEqualTo(sealed);
    return plaintext;
  }

  private SecretBytes key(String name) {
    return secret(Bytes.concat(values.bytes(name + ".enc"), values.bytes(name + ".mac")));
  }

  private static SecretBytes secret(Bytes bytes) {
    return SecretBytes.takeOver(bytes.toByteArray());
  }

  private static Bytes tuple(String... fields) {
    Bytes whole = Bytes.empty();
    for (String field : fields) {
      Bytes content = Bytes.utf8(field);
      whole =
          Bytes.concat(
              whole, Bytes.of((byte) 0, (byte) 0, (byte) 0, (byte) content.length()), content);
    }
    return whole;
  }
}
